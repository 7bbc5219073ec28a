import { useMemo } from "react";
import { type InkPlace, inkEvidence, type Occlusions, strongestPlaces } from "../../drawing/inkEvidence";
import type { RunGroup } from "../../store/playgroundState";
import { useTexts } from "../../text/useTexts";
import { EvidenceImage } from "../../ui/EvidenceImage";
import { RunMarker } from "../../ui/RunMarker";
import { winnerOf } from "./readGroup";
import styles from "./WhyView.module.css";

/** One network's evidence for a digit, over the image, and in words. */
export function GroupEvidence(props: {
  readonly group: RunGroup;
  readonly image: Float32Array;
  readonly occlusions: Occlusions;
  readonly probabilities: Float32Array;
  /** Null for the digit that the network reads. */
  readonly digit: number | null;
}) {
  const { group, occlusions, probabilities } = props;
  const text = useTexts().drawing.why;
  const digit = props.digit ?? winnerOf([...probabilities.subarray(0, 10)]);
  const evidence = useMemo(() => inkEvidence(occlusions, probabilities, digit), [occlusions, probabilities, digit]);
  const { pro, contra } = strongestPlaces(evidence);
  const limit = evidence.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const place = (at: InkPlace | null) => (at ? (text.places[at.row]?.[at.column] ?? null) : null);
  const { name } = group.experiment;
  return (
    <li className={styles.network}>
      <span className={styles.name} title={name}>
        <RunMarker colorIndex={group.colorIndex} size={10} />
        <span className={styles.nameText}>{name}</span>
        <span className={styles.digit}>{digit}</span>
      </span>
      <EvidenceImage image={props.image} values={evidence} limit={limit} label={text.label(name, digit)} />
      <p className={styles.words}>{text.words(place(pro), place(contra))}</p>
    </li>
  );
}
