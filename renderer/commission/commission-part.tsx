import { useState } from 'react';
import type { RequestInput } from '../../shared/ipc/contract.ts';
import { mayCommission, NO_COMMISSION } from '../../shared/workflow/commission.ts';
import { useFormats, useStores, useWords } from '../app/stores.ts';
import { TextField } from '../app/text-field.tsx';
import { TimeField } from '../panels/time-field.tsx';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import styles from './commission.module.css';

const MOST = 100_000;

/** `800`, `1.200` and `1,200` are lengths; null: not one. */
function readLength(text: string): number | null {
  const digits = text.replaceAll(/[.,\s\u00a0]/gu, '');
  const length = /^\d{1,6}$/u.test(digits) ? Number(digits) : 0;
  return length >= 1 && length <= MOST ? length : null;
}

interface LengthFieldProps {
  readonly value: number | null;
  readonly change: (length: number | null) => void;
}

function LengthField({ value, change }: LengthFieldProps) {
  const { commission: words } = useWords();
  const formats = useFormats();
  const [draft, setDraft] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  const finish = () => {
    if (draft === null) return;
    const length = readLength(draft);
    if (draft.trim() !== '' && length === null) return setRefused(true);
    setDraft(null);
    if (length !== value) change(length);
  };
  return (
    <TextField
      label={words.length}
      placeholder={words.lengthHint}
      problem={isRefused ? words.lengthBad : null}
      value={draft ?? (value === null ? '' : formats.number(value))}
      onChange={(text) => {
        setDraft(text);
        setRefused(false);
      }}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish();
      }}
    />
  );
}

/** By when the article is to be there and how long it is to be: the desk's word, no part of the text. */
export function CommissionPart({ articleId }: { readonly articleId: string }) {
  const { bridge, notices, session, workflow } = useStores();
  const { commission: words } = useWords();
  const formats = useFormats();
  const story = useSignalValue(workflow.story);
  const me = useSignalValue(session.desk)?.me.personId ?? '';
  if (story !== null && story.articleId !== articleId) return null;
  const { deadline, length } = story?.flow.commission ?? NO_COMMISSION;
  // A text that no revision holds yet is its writer's.
  const mayChange = story === null || story.flow.owner === null || mayCommission(story.flow, me, new Set(story.roles));
  const set = async (change: Omit<RequestInput<'commission:set'>, 'articleId'>) => {
    const answer = await bridge.request('commission:set', { articleId, ...change });
    if (!answer.ok) return notices.showError(answer.error);
    notices.showInfo((now) => now.commission.saved);
  };
  return (
    <section className={styles.part} aria-labelledby="commission-title">
      <h2 id="commission-title">{words.title}</h2>
      <p className={controls.hint}>{words.explain}</p>
      {mayChange ? (
        <>
          <TimeField
            id="commission-deadline"
            label={words.deadline}
            kind="moment"
            isOfArticle={false}
            value={deadline}
            change={(moment) => {
              const next = moment === null ? null : new Date(moment).toISOString();
              // The same moment, said in another zone, is no change.
              if (next !== deadline) void set({ deadline: next });
            }}
          />
          <LengthField value={length} change={(next) => void set({ length: next })} />
        </>
      ) : (
        <p>
          {[deadline === null ? null : words.due(formats.dateTime(deadline)), length === null ? null : words.of(length)]
            .filter((line) => line !== null)
            .join(' · ')}
        </p>
      )}
    </section>
  );
}
