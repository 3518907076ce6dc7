/** Turns a saved article of version `to - 1` into one of version `to`. Works on plain JSON: the schema of old versions is not kept. */
export interface Migration {
  readonly to: number;
  readonly migrate: (article: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** Every migration since version 1, in order and without gaps. Version 2 only adds a kind of block: notes. */
export const ARTICLE_MIGRATIONS: readonly Migration[] = [{ to: 2, migrate: (article) => ({ ...article }) }];

/** Raises a saved article to `target`. A version above `target` is returned as it is, for the caller to refuse. */
export function migrateArticle(
  saved: Readonly<Record<string, unknown>>,
  target: number,
  migrations: readonly Migration[] = ARTICLE_MIGRATIONS,
): Record<string, unknown> {
  let current: Record<string, unknown> = { ...saved };
  for (let from = Number(current['schema']); from < target; from += 1) {
    const step = migrations.find((migration) => migration.to === from + 1);
    if (step === undefined) throw new Error(`no migration from article version ${from}`);
    current = { ...step.migrate(current), schema: step.to };
  }
  return current;
}
