/** Tones in hertz, one after the other; a finished unit has one more. */
const TONES = [659.3, 880, 1108.7];

const APART = 0.12;
const LASTS = 0.5;
const LOUD = 0.05;

/** Two soft tones, three for a finished unit. Silent where the machine has no sound. */
export function chime(isMore: boolean): void {
  if (typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  const tones = isMore ? TONES : TONES.slice(0, 2);
  tones.forEach((tone, n) => {
    const at = audio.currentTime + n * APART;
    const source = audio.createOscillator();
    const loudness = audio.createGain();
    source.frequency.value = tone;
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(LOUD, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + LASTS);
    source.connect(loudness).connect(audio.destination);
    source.start(at);
    source.stop(at + LASTS);
    // A machine plays only so many contexts at a time.
    if (n === tones.length - 1) source.onended = () => void audio.close();
  });
}
