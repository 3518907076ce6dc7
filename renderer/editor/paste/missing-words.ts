const wordsOf = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The words of `source` that `arrived` lacks, each as often as it is missing. Order and signs do not count. */
export function missingWords(source: string, arrived: string): readonly string[] {
  const there = new Map<string, number>();
  for (const word of wordsOf(arrived)) there.set(word, (there.get(word) ?? 0) + 1);
  return wordsOf(source).filter((word) => {
    const left = there.get(word) ?? 0;
    there.set(word, left - 1);
    return left <= 0;
  });
}
