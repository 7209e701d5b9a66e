import { useSettings } from '../../data/use-settings.ts';
import { CheckBox, Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

const THEMES = ['system', 'light', 'dark'] as const;

/** Colours, sound and single keys. */
export function LookSection() {
  const say = useSay();
  const settings = useSettings();
  return (
    <section className="settings-form">
      <Choice
        label={say('settings.theme')}
        value={settings.get('theme', 'system')}
        onChange={(theme) => settings.set('theme', theme === 'system' ? null : theme)}
        options={THEMES.map((theme) => ({ value: theme, label: say(`settings.theme-${theme}`) }))}
      />
      <CheckBox
        isChecked={settings.get('sound', false)}
        onChange={(isOn) => settings.set('sound', isOn ? true : null)}
      >
        {say('settings.sound')}
      </CheckBox>
      <CheckBox
        isChecked={settings.get('singleKeys', true)}
        onChange={(isOn) => settings.set('singleKeys', isOn ? null : false)}
      >
        {say('settings.single-keys')}
      </CheckBox>
    </section>
  );
}
