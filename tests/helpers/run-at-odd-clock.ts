import { oddClock } from './odd-clocks.ts';

/**
 * Loaded before each file of tests, and through NODE_OPTIONS into every process that a test starts:
 * where GRADUS_ODD_CLOCK names a clock, the machine seems to stand at it.
 */
const HOUR = 3_600_000;
/** So many looks at a clock that goes back until it does. */
const LOOKS = 50;

const clock = oddClock(process.env.GRADUS_ODD_CLOCK);
const marked = globalThis as { gradusOddClock?: boolean };
if (clock && !marked.gradusOddClock) {
  marked.gradusOddClock = true;
  setClock(Date.parse(clock.at), clock.goesBack ?? false);
  process.env.TZ = clock.zone;
  const options = process.env.NODE_OPTIONS ?? '';
  if (!options.includes(import.meta.url)) {
    process.env.NODE_OPTIONS = `${options} --import=${import.meta.url}`.trim();
  }
}

function setClock(at: number, goesBack: boolean): void {
  const Real = Date;
  const realNow = Real.now;
  const started = realNow();
  let looks = 0;
  const now = () => {
    looks += 1;
    const back = goesBack ? Math.floor(looks / LOOKS) * HOUR : 0;
    return at + (realNow() - started) - back;
  };
  Real.now = now;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, made) =>
      Reflect.construct(target, args.length ? args : [now()], made),
    apply: () => new Real(now()).toString(),
  });
  Real.prototype.constructor = globalThis.Date;
}
