import { useEffect, useMemo } from "react";
import { type Centering, fullRecipe, type StepLeftOut, stepsLeftOut } from "../../drawing/recipeSteps";
import { renderDrawing } from "../../drawing/renderDrawing";
import { usePlayground, usePlaygroundStore, useRunGroups } from "../../store/usePlayground";
import { useTexts } from "../../text/useTexts";
import { SegmentedSwitch } from "../../ui/SegmentedSwitch";
import { Switch } from "../../ui/Switch";
import { DrawingAnswers } from "./DrawingAnswers";
import panelStyles from "./DrawingPanel.module.css";
import { NetworkView } from "./NetworkView";
import { StepWorth } from "./StepWorth";
import { useImageReadings } from "./useImageReadings";
import styles from "./XrayView.module.css";

/** Every step of the recipe as a switch, with what the drawing's answers lose without it. */
export function XrayView() {
  const { drawing, joined } = useTexts();
  const text = drawing.xray;
  const { actions } = usePlaygroundStore();
  const recipe = usePlayground((state) => state.recipe);
  const strokes = usePlayground((state) => state.strokes);
  const groups = useRunGroups();
  const trained = groups.filter((group) => group.runs.some(({ step }) => step > 0));
  const question = useMemo(() => {
    const whole = renderDrawing(strokes);
    if (!whole) return null;
    return { images: [whole, ...leftOut.map((name) => renderDrawing(strokes, stepsLeftOut[name]) ?? whole)] };
  }, [strokes]);
  const readings = useImageReadings(
    question,
    trained.flatMap((group) => group.runs.filter(({ step }) => step > 0).map(({ id }) => id)),
  );
  // The drawing is read by the whole recipe wherever the steps cannot be seen.
  useEffect(() => () => actions.setRecipe(fullRecipe), [actions]);

  const worth = (name: StepLeftOut, lead: string) => (
    <StepWorth lead={lead} groups={trained} probabilities={readings?.probabilities ?? null} image={leftOut.indexOf(name) + 1} />
  );
  return (
    <>
      <DrawingAnswers />
      <p className={panelStyles.explanation}>{question === null ? text.drawFirst : text.intro}</p>
      <div className={styles.steps}>
        {switched.map((name) => (
          <div key={name} className={styles.step}>
            <Switch
              {...text.steps[name]}
              isOn={recipe[name]}
              onChange={(isOn) => actions.setRecipe({ ...recipe, [name]: isOn })}
            />
            <div className={styles.worth}>{worth(name, text.without)}</div>
          </div>
        ))}
        <div className={styles.step}>
          <div className={styles.centering}>
            <span>{text.centering}</span>
            <SegmentedSwitch
              label={joined.labelled(text.centering, text.centeringWhy)}
              options={centerings.map((value) => ({ value, label: text.centerings[value] }))}
              value={recipe.centering}
              onChange={(centering) => actions.setRecipe({ ...recipe, centering })}
            />
          </div>
          {worth("centeringBox", text.withoutBox)}
          {worth("centeringNone", text.withoutNone)}
        </div>
      </div>
      <NetworkView />
    </>
  );
}

const switched = ["scaling", "penWidth", "smoothEdges", "peak"] as const;
const centerings: readonly Centering[] = ["mass", "box", "none"];
// `Object.keys` cannot know that the table has no other keys.
const leftOut = Object.keys(stepsLeftOut) as StepLeftOut[];
