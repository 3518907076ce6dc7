import { createElectronNotifier } from '../notifications/electron-notifier.ts';
import type { PlaceTeller } from '../notifications/tell-place.ts';
import type { StepTeller } from '../notifications/tell-steps.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import type { Desktop } from './desktop.ts';

/** Notices on the desktop that lead back into the window, unless this device has them turned off. */
export const createStepTeller = (
  { show, announce, window }: Desktop,
  settings: SettingsFile,
): StepTeller & PlaceTeller => ({
  notifier: createElectronNotifier(),
  locale: () => settings.read().locale,
  isOn: () => settings.read().notifications,
  isInFront: () => window()?.isFocused() === true,
  show,
  showArticle: (articleId) => {
    show();
    announce('article:show', { articleId });
  },
});
