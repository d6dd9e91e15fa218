// Why: posts standing on the line speak for, posts hanging from it speak against; the words found are quoted below.
import { useT } from './language.tsx';

export interface Reason {
  readonly text: string;
  readonly strength: 1 | 2 | 3;
  /** True when it speaks against the warning. */
  readonly against: boolean;
  /** Words as they stand on the page. */
  readonly words: readonly string[];
}

const strengths = { 1: 'reason.weak', 2: 'reason.medium', 3: 'reason.strong' } as const;

/** The meter of one reason, with its meaning in words. */
export function Meter({ strength, against }: Pick<Reason, 'strength' | 'against'>) {
  const t = useT();
  return (
    <span
      class={against ? 'meter meter--against' : 'meter'}
      role="img"
      aria-label={t(against ? 'reason.against' : strengths[strength])}
    >
      {[1, 2, 3].map((post) => (
        <i key={post} class={post <= strength ? 'on' : undefined} />
      ))}
    </span>
  );
}

/** The list of reasons of a verdict. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li key={reason.text} class="reasons__item">
          <Meter strength={reason.strength} against={reason.against} />
          <span class="reasons__text">
            {reason.text}
            {reason.words.length === 0 ? null : (
              <span class="reasons__words">
                {reason.words.map((word, i) => (
                  <span key={word}>
                    {i === 0 ? '' : ' · '}
                    <q>{word}</q>
                  </span>
                ))}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
