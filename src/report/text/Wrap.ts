/** Text for a terminal, in lines of no more than `width` characters where its words allow it; later lines are indented. */
export const wrap = (text: string, width: number, indent = ""): ReadonlyArray<string> =>
  text.split(" ").reduce<ReadonlyArray<string>>((lines, word) => {
    const last = lines.at(-1)
    return last === undefined
      ? [word]
      : last.length + 1 + word.length > width
      ? [...lines, indent + word]
      : [...lines.slice(0, -1), `${last} ${word}`]
  }, [])
