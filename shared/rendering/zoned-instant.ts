/** ISO 8601 in the newsroom's zone (UTC+7 all year), to the second: what pages tell machines. */
export const zonedInstant = (instant: string): string =>
  `${new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
