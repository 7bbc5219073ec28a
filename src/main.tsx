import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { ErrorBoundary } from "./app/ErrorBoundary";
import { createPlaygroundStore } from "./store/playgroundStore";
import { PlaygroundProvider } from "./store/usePlayground";
import { createTrainerClient } from "./worker/client";
import "./app/theme.css";
import "./app/reset.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <PlaygroundProvider store={createPlaygroundStore(createTrainerClient())}>
        <App />
      </PlaygroundProvider>
    </ErrorBoundary>
  </StrictMode>,
);
