import { choiceIn, LANGUAGES } from '#shared/text/language.ts';
import { useLanguage } from '../../data/language.tsx';
import { useSettings } from '../../data/use-settings.ts';
import { CheckBox, Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

const THEMES = ['system', 'light', 'dark'] as const;

/** Language, colours, sound and single keys. */
export function LookSection() {
  const say = useSay();
  const settings = useSettings();
  const { choice, choose } = useLanguage();
  return (
    <section className="settings-form">
      <Choice
        label={say('settings.language')}
        value={choice}
        onChange={(next) => choose(choiceIn(next))}
        options={[
          { value: 'system', label: say('settings.language-system') },
          // As each calls itself: who cannot read the window finds their own.
          ...LANGUAGES.map(({ language, name }) => ({ value: language, label: name })),
        ]}
      />
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
