import type { Range } from "../../protocol/limits";
import { useArticleTexts } from "../../text/useArticleTexts";
import { Button } from "../../ui/Button";
import { IconButton } from "../../ui/IconButton";
import styles from "./Example.module.css";
import { ExampleNumber } from "./ExampleNumber";

/** Two numbers that belong together; the id stays while others come and go. */
export interface Pair {
  readonly id: number;
  readonly first: number;
  readonly second: number;
}

interface PairSide {
  readonly name: string;
  readonly range: Range;
}

const mostPairs = 6;

/** Pairs of numbers below each other, to change, add and remove. */
export function PairList({
  label,
  sides,
  pairs,
  added,
  onChange,
}: {
  readonly label: string;
  readonly sides: readonly [PairSide, PairSide];
  readonly pairs: readonly Pair[];
  /** What a new pair starts with. */
  readonly added: Omit<Pair, "id">;
  readonly onChange: (pairs: readonly Pair[]) => void;
}) {
  const words = useArticleTexts().examples;
  const set = (id: number, change: Partial<Pair>) =>
    onChange(pairs.map((pair) => (pair.id === id ? { ...pair, ...change } : pair)));
  const [first, second] = sides;
  return (
    <fieldset className={styles.pairs}>
      <legend>{label}</legend>
      {pairs.map(({ id, ...pair }, i) => (
        <div key={id} className={styles.fields}>
          <ExampleNumber
            label={words.ofSample(first.name, i + 1)}
            face={i === 0 ? first.name : null}
            range={first.range}
            value={pair.first}
            onChange={(value) => set(id, { first: value })}
          />
          <ExampleNumber
            label={words.ofSample(second.name, i + 1)}
            face={i === 0 ? second.name : null}
            range={second.range}
            value={pair.second}
            onChange={(value) => set(id, { second: value })}
          />
          {pairs.length > 1 && (
            <IconButton
              icon="remove"
              label={words.removeSample(i + 1)}
              onClick={() => onChange(pairs.filter((other) => other.id !== id))}
            />
          )}
        </div>
      ))}
      <Button
        disabled={pairs.length >= mostPairs}
        onClick={() => onChange([...pairs, { ...added, id: Math.max(...pairs.map(({ id }) => id)) + 1 }])}
      >
        {words.addSample}
      </Button>
    </fieldset>
  );
}

/** `rows` as pairs, with their places as ids. */
export function toPairs(rows: readonly (readonly [number, number])[]): readonly Pair[] {
  return rows.map(([first, second], id) => ({ id, first, second }));
}
