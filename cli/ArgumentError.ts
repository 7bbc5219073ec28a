/** A wrong argument or experiment file; the message names what was expected and what was found. Exit code 2. */
export class ArgumentError extends Error {
  override readonly name = "ArgumentError";
}
