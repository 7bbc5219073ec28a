import { Component, type ReactNode } from "react";
import { TextsContext } from "../text/useTexts";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";

/** Shows a sentence and a way on where the page below it cannot be drawn. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  static override contextType = TextsContext;
  declare context: React.ContextType<typeof TextsContext>;
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    const { page } = this.context;
    return (
      <main style={{ maxWidth: 560, margin: "var(--space-7) auto", padding: "0 var(--space-4)" }}>
        <h1>{page.title}</h1>
        <Notice action={<Button onClick={() => location.reload()}>{page.reload}</Button>}>{page.broken}</Notice>
      </main>
    );
  }
}
