import { useEffect, useRef, useState } from 'react';
import { useStores, useWords } from '../app/stores.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './publishing.module.css';

const WIDTHS = { desktop: 1280, phone: 390 } as const;

type Device = keyof typeof WIDTHS;

/** The preview is asked for only after the text is durable: main draws it from what it has, not from this window. */
function useSavedPath(open: OpenArticle): {
  readonly path: string | null;
  readonly turn: number;
  readonly reload: () => void;
} {
  const [turn, setTurn] = useState(1);
  const [path, setPath] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void open
      .flush()
      .then(() => open.refreshSite())
      .then(() => {
        if (isCurrent) setPath(open.site.peek().path);
      });
    return () => {
      isCurrent = false;
    };
  }, [open, turn]);
  return { path, turn, reload: () => setTurn(turn + 1) };
}

function Frame({ device, address }: { readonly device: Device; readonly address: string }) {
  const { publishing } = useWords();
  const stage = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (stage.current === null) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watch.observe(stage.current);
    return () => watch.disconnect();
  }, []);
  const width = WIDTHS[device];
  const scale = room.width === 0 ? 1 : Math.min(1, room.width / width);
  return (
    <div ref={stage} className={styles.stage}>
      <iframe
        className={styles.frame}
        title={publishing.preview.frame}
        src={address}
        sandbox=""
        style={
          scale === 1
            ? { inlineSize: width }
            : { inlineSize: width, blockSize: room.height / scale, transform: `scale(${String(scale)})` }
        }
      />
    </div>
  );
}

function OfArticle({ open }: { readonly open: OpenArticle }) {
  const { surface } = useStores();
  const words = useWords();
  const [device, setDevice] = useState<Device>('desktop');
  const { path, turn, reload } = useSavedPath(open);
  const { preview } = words.publishing;
  return (
    <section className={styles.view} aria-label={preview.title}>
      <header className={styles.head}>
        <h1>{preview.title}</h1>
        <p>{preview.explain}</p>
        <div className={styles.widths} role="group" aria-label={preview.width}>
          {(Object.keys(WIDTHS) as Device[]).map((name) => (
            <button key={name} type="button" aria-pressed={device === name} onClick={() => setDevice(name)}>
              {preview[name]}
            </button>
          ))}
        </div>
        <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={reload}>
          {preview.refresh}
        </button>
        <button type="button" className={controls.secondary} onClick={() => surface.show('article')}>
          {words.commands['view.focusText']}
        </button>
      </header>
      {path === null ? null : <Frame key={turn} device={device} address={`preview://site/${path}`} />}
    </section>
  );
}

/** The portal's page, drawn from exactly the files that publishing would write, in a frame that can do nothing. */
export function Preview() {
  const { articles } = useStores();
  const open = useSignalValue(articles.current);
  return open === null ? null : <OfArticle open={open} />;
}
