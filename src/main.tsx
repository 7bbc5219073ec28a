import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { ErrorBoundary } from "./app/ErrorBoundary";
import { LanguageProvider } from "./app/LanguageProvider";
import { openingTexts } from "./app/openingTexts";
import { browserAddress } from "./store/addressSlice";
import { createDigitArchive } from "./store/digitArchive";
import { createOwnDataArchive } from "./store/ownDataArchive";
import { createPlaygroundStore } from "./store/playgroundStore";
import { createRunArchive } from "./store/runArchive";
import { PlaygroundProvider } from "./store/usePlayground";
import { createTrainerClient } from "./worker/client";
import "./app/theme.css";
import "./app/reset.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");

const store = createPlaygroundStore(createTrainerClient(), {
  archive: createRunArchive(),
  digits: createDigitArchive(),
  ownDataArchive: createOwnDataArchive(),
  address: browserAddress,
});
// The last moment at which a browser surely lets a page write.
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && void store.save());
// Another address in the same tab is another comparison.
window.addEventListener("hashchange", () => location.reload());

void openingTexts().then((texts) =>
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider first={texts}>
        <ErrorBoundary>
          <PlaygroundProvider store={store}>
            <App />
          </PlaygroundProvider>
        </ErrorBoundary>
      </LanguageProvider>
    </StrictMode>,
  ),
);
