import { type ReactNode, useRef } from "react";
import { Button, type ButtonProps } from "./Button";
import styles from "./FileButton.module.css";

/** A button that opens the browser's choice of files; the same file may be chosen again. */
export function FileButton({
  children,
  accept,
  isSeveral = false,
  onFiles,
  ...rest
}: Pick<ButtonProps, "variant" | "ariaLabel" | "disabled" | "title"> & {
  readonly children: ReactNode;
  /** Endings of names, as an input takes them. */
  readonly accept: string;
  readonly isSeveral?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const inputRef = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...rest} onClick={() => inputRef.current?.click()}>
        {children}
      </Button>
      <input
        ref={inputRef}
        className={styles.input}
        type="file"
        accept={accept}
        multiple={isSeveral}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
