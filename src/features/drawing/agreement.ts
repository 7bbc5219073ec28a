import type { Texts } from "../../text/en";
import type { GroupReading } from "./readGroup";

/** In one sentence: what most networks read, who reads something else, and how sure they are. Empty where nobody reads anything. */
export function agreementWords(
  readings: readonly GroupReading[],
  nameOf: (groupId: string) => string,
  text: Texts["drawing"]["answers"],
  number: Texts["number"],
): string {
  if (readings.length === 0) return "";
  const counts = Array.from({ length: 10 }, (_, digit) => readings.filter((reading) => reading.digit === digit).length);
  const most = Math.max(...counts);
  const tied = counts.flatMap((count, digit) => (count === most ? [digit] : []));
  // Of digits that equally many read, the one that is read more surely.
  const sureness = (digit: number) => readings.reduce((sum, { probabilities }) => sum + (probabilities[digit] ?? 0), 0);
  const digit = tied.reduce((best, other) => (sureness(other) > sureness(best) ? other : best), tied[0] ?? 0);
  const agreeing = readings.filter((reading) => reading.digit === digit);
  const mean = number.percent(agreeing.reduce((sum, { share }) => sum + share, 0) / agreeing.length, 0);
  const [only] = readings;
  if (readings.length === 1 && only) return text.alone(digit, mean, ...second(only, number));
  if (agreeing.length === readings.length) return text.allAgree(readings.length, digit, mean);
  const others = readings.filter((reading) => reading.digit !== digit);
  return text.someAgree(
    agreeing.length,
    readings.length,
    digit,
    mean,
    others.map((reading) => ({ name: nameOf(reading.groupId), digit: reading.digit })),
  );
}

/** The second most probable digit and its probability as text. */
function second({ probabilities, digit }: GroupReading, number: Texts["number"]): readonly [digit: number, percent: string] {
  const others = probabilities.map((share, other) => (other === digit ? -1 : share));
  const share = Math.max(...others);
  return [others.indexOf(share), number.percent(share, 0)];
}
