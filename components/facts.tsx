// Who listed it, when, as what. The label is the text of copy up to its value, so that no text is written twice.
import type { Part } from '#lib/i18n/t.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A fact from a text such as `Listed by: {operator}`: its label without the colon, and its value. */
export function factOf(parts: readonly Part[]): Fact {
  const at = parts.findIndex((part) => part.name !== null);
  const said = (some: readonly Part[]) => some.map((part) => part.text).join('');
  if (at < 1) return { label: '', value: said(parts) };
  return { label: said(parts.slice(0, at)).replace(/:\s*$/, ''), value: said(parts.slice(at)) };
}

/** A list of facts. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div key={label} class="facts__row">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
