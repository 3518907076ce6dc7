import { $isLinkNode } from '@lexical/link';
import { $findMatchingParent, $getNearestNodeFromDOMNode, defineExtension } from 'lexical';
import { keptUrl } from '../convert/runs.ts';

/** Ctrl+click (Cmd+click) or the middle button opens a link; a plain click only places the caret. Nothing ever navigates. */
export const openLinkExtension = (openLink: (url: string) => void) =>
  defineExtension({
    name: 'toasoan/OpenLink',
    register: (editor) => {
      const onClick = (event: MouseEvent): void => {
        const anchor = event.target instanceof Element ? event.target.closest('a') : null;
        if (anchor === null) return;
        event.preventDefault();
        if (!event.ctrlKey && !event.metaKey && event.button !== 1) return;
        const url = editor.read(() => {
          const node = $getNearestNodeFromDOMNode(anchor);
          const link = node === null ? null : $findMatchingParent(node, $isLinkNode);
          return $isLinkNode(link) ? keptUrl(link.getURL()) : null;
        });
        if (url !== null) openLink(url);
      };
      return editor.registerRootListener((root) => {
        root?.addEventListener('click', onClick);
        root?.addEventListener('auxclick', onClick);
        return () => {
          root?.removeEventListener('click', onClick);
          root?.removeEventListener('auxclick', onClick);
        };
      });
    },
  });
