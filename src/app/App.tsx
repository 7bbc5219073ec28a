import { lazy, Suspense, useCallback, useState } from "react";
import { BackendBadge } from "../features/backend/BackendBadge";
import { ControlsBar } from "../features/controls/ControlsBar";
import { DatasetPanel } from "../features/dataset/DatasetPanel";
import { DrawingPanel } from "../features/drawing/DrawingPanel";
import { ProblemMessage } from "../features/messages/ProblemMessage";
import { SlowNotice } from "../features/messages/SlowNotice";
import { PresetsPanel } from "../features/presets/PresetsPanel";
import { RunsPanel } from "../features/runs/RunsPanel";
import { usePlayground, usePlaygroundStore } from "../store/usePlayground";
import { useTexts } from "../text/useTexts";
import styles from "./App.module.css";
import { LanguageSwitch } from "./LanguageSwitch";
import { Logo } from "./Logo";
import { MiddlePanels } from "./MiddlePanels";
import { useDroppedFiles } from "./useDroppedFiles";
import { useGlobalKeys } from "./useGlobalKeys";
import { useLeaveGuard } from "./useLeaveGuard";
import { useOpenView, useView } from "./useView";
import { useWakeLock } from "./useWakeLock";
import { ViewLinks } from "./ViewLinks";

const ArticlesPage = lazy(async () => ({ default: (await import("./ArticlesPage")).ArticlesPage }));
const KeysDialog = lazy(async () => ({ default: (await import("../features/keys/KeysDialog")).KeysDialog }));
const EditorDialog = lazy(async () => ({ default: (await import("../features/editor/EditorDialog")).EditorDialog }));

/** The whole page: controls on top, runs, charts and drawing below. */
export function App() {
  const { page } = useTexts();
  const [areKeysShown, setAreKeysShown] = useState(false);
  const isEditing = usePlayground((state) => state.editing !== null);
  useGlobalKeys(useCallback(() => setAreKeysShown(true), []));
  useWakeLock();
  useLeaveGuard();
  useDroppedFiles();
  const view = useView();
  const openView = useOpenView();
  const { actions } = usePlaygroundStore();
  const openOwnData = () => {
    actions.showSection("ownData");
    openView("articles");
  };
  return (
    <>
      <header className={styles.header}>
        <h1 className={styles.title}>
          <Logo />
          <span className={styles.name}>{page.title}</span>
        </h1>
        <div className={styles.controls}>
          <ControlsBar />
        </div>
        <div className={styles.corner}>
          <ViewLinks />
          <LanguageSwitch />
          <BackendBadge />
          <button type="button" className={styles.keys} aria-label={page.keysButton} onClick={() => setAreKeysShown(true)}>
            ?
          </button>
        </div>
      </header>
      <ProblemMessage />
      <SlowNotice />
      {view === "playground" ? (
        <main className={styles.panels}>
          <div className={styles.runs}>
            <div className={styles.networks}>
              <PresetsPanel />
            </div>
            <div className={styles.runList}>
              <RunsPanel />
            </div>
          </div>
          <div className={styles.charts}>
            <MiddlePanels />
          </div>
          <div className={styles.drawing}>
            <DrawingPanel />
            <DatasetPanel onOwnData={openOwnData} />
          </div>
        </main>
      ) : (
        <Suspense>
          <ArticlesPage />
        </Suspense>
      )}
      <Suspense>{isEditing && <EditorDialog />}</Suspense>
      <Suspense>{areKeysShown && <KeysDialog onClose={() => setAreKeysShown(false)} />}</Suspense>
    </>
  );
}
