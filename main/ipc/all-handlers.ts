import { appHandlers, type AppHandlerParts } from './app-handlers.ts';
import { articleHandlers, type ArticleHandlerParts } from './article-handlers.ts';
import { checkHandlers, type CheckHandlerParts } from './check-handlers.ts';
import { commentHandlers } from './comment-handlers.ts';
import { commissionHandlers } from './commission-handlers.ts';
import { compareHandlers, type CompareHandlerParts } from './compare-handlers.ts';
import { exchangeHandlers, type ExchangeHandlerParts } from './exchange-handlers.ts';
import { deskHandlers, type DeskHandlerParts } from './desk-handlers.ts';
import { holdHandlers, type HoldHandlerParts } from './hold-handlers.ts';
import type { Handlers } from './handlers.ts';
import { peopleHandlers, type PeopleHandlerParts } from './people-handlers.ts';
import { listHandlers } from './list-handlers.ts';
import { historyHandlers } from './history-handlers.ts';
import { healthHandlers, type HealthHandlerParts } from './health-handlers.ts';
import { outboxHandlers } from './outbox-handlers.ts';
import { hostHandlers } from './host-handlers.ts';
import { portalHandlers } from './portal-handlers.ts';
import { photoHandlers, type PhotoHandlerParts } from './photo-handlers.ts';
import { proposalHandlers } from './proposal-handlers.ts';
import { recentHandlers, type RecentHandlerParts } from './recent-handlers.ts';
import { siteHandlers, type SiteHandlerParts } from './site-handlers.ts';
import { workflowHandlers } from './workflow-handlers.ts';
import { templateHandlers, type TemplateHandlerParts } from './template-handlers.ts';
import { versionHandlers, type VersionHandlerParts } from './version-handlers.ts';
import { syncHandlers, type SyncHandlerParts } from './sync-handlers.ts';

export type HandlerParts = AppHandlerParts &
  ArticleHandlerParts &
  CheckHandlerParts &
  CompareHandlerParts &
  DeskHandlerParts &
  PeopleHandlerParts &
  HoldHandlerParts &
  PhotoHandlerParts &
  SiteHandlerParts &
  TemplateHandlerParts &
  SyncHandlerParts &
  HealthHandlerParts &
  RecentHandlerParts &
  VersionHandlerParts &
  ExchangeHandlerParts;

/** The whole contract, served. */
export const allHandlers = (parts: HandlerParts): Handlers => ({
  ...appHandlers(parts),
  ...articleHandlers(parts),
  ...commentHandlers(parts),
  ...listHandlers(parts),
  ...proposalHandlers(parts),
  ...compareHandlers(parts),
  ...deskHandlers(parts),
  ...peopleHandlers(parts),
  ...holdHandlers(parts),
  ...photoHandlers(parts),
  ...siteHandlers(parts),
  ...hostHandlers(parts),
  ...portalHandlers(parts),
  ...outboxHandlers(parts),
  ...templateHandlers(parts),
  ...versionHandlers(parts),
  ...workflowHandlers(parts),
  ...checkHandlers(parts),
  ...commissionHandlers(parts),
  ...syncHandlers(parts),
  ...healthHandlers(parts),
  ...historyHandlers(parts),
  ...recentHandlers(parts),
  ...exchangeHandlers(parts),
});
