/** A clock and a place at which the tests can be run: what a machine may show and a plan forgets. */
export interface OddClock {
  readonly name: string;
  /** The zone of the machine. */
  readonly zone: string;
  /** The instant at which each process of the tests begins. */
  readonly at: string;
  /** It goes back by an hour, again and again. */
  readonly goesBack?: boolean;
}

export const ODD_CLOCKS: readonly OddClock[] = [
  // 00:00:30 on 1 January, west of Greenwich by a half hour more than whole ones.
  { name: 'new-year', zone: 'America/St_Johns', at: '2027-01-01T03:30:30Z' },
  // 23:59:30 on 31 December, where it is a day later than in London at ten in the morning.
  { name: 'year-end', zone: 'Pacific/Kiritimati', at: '2026-12-31T09:59:30Z' },
  // 23:59:30 on 29 February, at a quarter of an hour.
  { name: 'leap-day', zone: 'Asia/Kathmandu', at: '2028-02-29T18:14:30Z' },
  // Half a minute before the clocks go forward, and before they go back.
  { name: 'spring', zone: 'Europe/Berlin', at: '2027-03-28T00:59:30Z' },
  { name: 'autumn', zone: 'America/St_Johns', at: '2026-11-01T04:29:30Z' },
  // The day begins at one o'clock: there is no midnight.
  { name: 'no-midnight', zone: 'Africa/Cairo', at: '2027-04-29T21:59:30Z' },
  { name: 'going-back', zone: 'America/St_Johns', at: '2026-11-10T02:30:00Z', goesBack: true },
  { name: 'before-the-year', zone: 'Pacific/Apia', at: '2026-06-30T10:59:30Z' },
  // An empty battery: 1970, which in this zone is still 1969.
  { name: 'epoch', zone: 'Pacific/Pago_Pago', at: '1970-01-01T00:00:30Z' },
  { name: 'in-2040', zone: 'Asia/Kathmandu', at: '2040-02-29T12:00:00Z' },
  { name: 'in-2099', zone: 'Pacific/Apia', at: '2099-12-31T10:59:30Z' },
];

/** The clock of a name; `any` draws one. Null where none is asked for. */
export function oddClock(name: string | undefined): OddClock | null {
  if (!name) return null;
  if (name === 'any') return ODD_CLOCKS[Math.floor(Math.random() * ODD_CLOCKS.length)] ?? null;
  const found = ODD_CLOCKS.find((clock) => clock.name === name);
  if (found) return found;
  const names = ODD_CLOCKS.map((clock) => clock.name).join(', ');
  throw new Error(`There is no odd clock named ${name}. There are ${names}; any draws one.`);
}
