import { CorrectionDialog } from '../workflow/correction-dialog.tsx';
import { WithdrawnDialog } from '../workflow/withdrawn-dialog.tsx';
import { AskDialog } from '../workflow/ask-dialog.tsx';
import { ReceiptDialog } from '../publishing/receipt-dialog.tsx';
import { HistoryDialog } from '../history/history-dialog.tsx';
import { BundleDialog } from '../exchange/bundle-dialog.tsx';
import { SendSuggestionDialog } from '../proposals/suggestion-head.tsx';
import { useSignalValue } from '../state/use-signal-value.ts';
import { OutboxDialog } from '../outbox/outbox-dialog.tsx';
import { SaveTemplateDialog } from '../templates/save-template-dialog.tsx';
import { TemplatesDialog } from '../templates/templates-dialog.tsx';
import { VersionDialog } from '../versions/version-dialog.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { ClosingDialog } from './closing-dialog.tsx';
import { DesksDialog } from './desks-dialog.tsx';
import { HealthDialog } from './health-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { EmbedDialog, TableDialog } from './insert-dialogs.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { Palette } from './palette.tsx';
import { useStores } from './stores.ts';

function OpenDialog() {
  const { articles, surface } = useStores();
  const dialog = useSignalValue(surface.dialog);
  const open = useSignalValue(articles.current);
  switch (dialog) {
    case null:
      return null;
    case 'palette':
      return <Palette />;
    case 'import':
      return <ImportDialog />;
    case 'desks':
      return <DesksDialog />;
    case 'health':
      return <HealthDialog />;
    case 'outbox':
      return <OutboxDialog />;
    case 'history':
      return open === null ? null : <HistoryDialog open={open} />;
    case 'about':
      return <AboutDialog />;
    case 'link':
      return open === null ? null : <LinkDialog editor={open.editor} />;
    case 'embed':
      return open === null ? null : <EmbedDialog editor={open.editor} />;
    case 'table':
      return open === null ? null : <TableDialog editor={open.editor} />;
    case 'templates':
      return <TemplatesDialog />;
    case 'correction':
      return open === null ? null : <CorrectionDialog open={open} />;
    case 'saveTemplate':
      return open === null ? null : <SaveTemplateDialog open={open} />;
    case 'closing':
      return open === null ? null : <ClosingDialog open={open} />;
  }
}

/** Whatever stands over the window. */
export function Dialogs() {
  return (
    <>
      <OpenDialog />
      <AskDialog />
      <WithdrawnDialog />
      <SendSuggestionDialog />
      <ReceiptDialog />
      <VersionDialog />
      <BundleDialog />
    </>
  );
}
