/** One digit that a person is asked for. */
export interface GuidedDigit {
  readonly label: number;
  /** Which time it is that this digit is asked for, counted from 1. */
  readonly nth: number;
}

/** Times that each digit is asked for. */
export const timesEach = 3;

/** All ten digits `timesEach` times, each time in an order of its own, so that nobody writes by rote; `random` gives 0..1. */
export function guidedDigits(random: () => number = Math.random): readonly GuidedDigit[] {
  return Array.from({ length: timesEach }, (_, round) => {
    const order = Array.from({ length: 10 }, (_, label) => ({ label, place: random() }));
    return order.toSorted((one, other) => one.place - other.place).map(({ label }) => ({ label, nth: round + 1 }));
  }).flat();
}
