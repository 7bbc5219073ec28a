/** A Chinese sentence put together of parts, with a space wherever a Latin or Greek letter or a digit meets a Chinese one. */
export function zhSpaced(sentence: string): string {
  return sentence
    .replace(/([\u4e00-\u9fff])(?=[\w\u0370-\u03ff\u2212])/g, "$1 ")
    .replace(/([\w\u0370-\u03ff\u2080-\u2089*])(?=[\u4e00-\u9fff])/g, "$1 ");
}
