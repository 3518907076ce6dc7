import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import type { Rendition, RenditionOrder } from './renditions.ts';
import type { OfferedPhoto, TakenPhoto } from './take-photo.ts';

/** What main asks of the darkroom's process. */
export type DarkroomOrder =
  | { readonly id: number; readonly work: 'takePhoto'; readonly order: OfferedPhoto }
  | { readonly id: number; readonly work: 'makeRendition'; readonly order: RenditionOrder };

/** What it answers, to the order with the same id. */
export interface DarkroomReply {
  readonly id: number;
  readonly result: Result<TakenPhoto | Rendition, AppError>;
}
