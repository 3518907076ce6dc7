import type { DeskHealth } from '../desk-health.ts';
import { nothing } from './request-parts.ts';

/** What is wrong with the desk's files. */
export const HEALTH_REQUESTS = {
  'health:read': nothing,
  /** Compares every file with the hash in its name first; on a large desk that takes a while. */
  'health:checkWhole': nothing,
} as const;

export interface HealthAnswers {
  'health:read': DeskHealth;
  'health:checkWhole': DeskHealth;
}
