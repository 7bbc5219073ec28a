import { type ParseArgsConfig, parseArgs } from "node:util";
import { ArgumentError } from "./ArgumentError";

/** A command's options, as `parseArgs` of Node takes them, by name. */
export type WordOptions = NonNullable<ParseArgsConfig["options"]>;

/**
 * The values of a command's options. A word that fits none throws an `ArgumentError` with what Node says of it, and `allowed` of
 * that; by default all options are named.
 */
export function parseWords<const T extends WordOptions>(
  words: readonly string[],
  options: T,
  allowed = (_message: string) => allOf(Object.keys(options)),
) {
  try {
    return parseArgs({ args: [...words], allowPositionals: false, options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ArgumentError(`${error.message.replace(/\.?(\n.*)?$/s, "")}. ${allowed(error.message)}`);
  }
}

/** The sentence that names every option. */
export function allOf(names: readonly string[]): string {
  return `Allowed are ${names.map((name) => `--${name}`).join(", ")}.`;
}
