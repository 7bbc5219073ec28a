import { createContext, useContext } from "react";
import { en, type Texts } from "./en";

/** Provides the language of the page; English where nobody provides one. */
export const TextsContext = createContext<Texts>(en);

/** The texts of the page in the language chosen. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}
