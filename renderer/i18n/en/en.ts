import type { Words } from '../vi/vi.ts';
import { compare, joining } from './compare.ts';
import { errors } from './errors.ts';
import { firstRun } from './first-run.ts';
import { panels } from './panels.ts';
import { people } from './people.ts';
import { publishing } from './publishing.ts';
import { window } from './window.ts';
import { workflow } from './workflow.ts';

export const en: Words = { ...window, firstRun, panels, people, publishing, compare, joining, workflow, errors };
