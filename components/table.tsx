// Rows of facts, with hairlines and figures that stand under each other.
import type { ComponentChildren } from 'preact';

export interface Column {
  readonly name: string;
  readonly end?: boolean;
}

/** A table; its caption is said to screen readers. */
export function Table({
  caption,
  columns,
  children,
}: {
  caption: string;
  columns: readonly Column[];
  children: ComponentChildren;
}) {
  return (
    <table class="table">
      <caption class="said">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, end }) => (
            <th key={name} scope="col" class={end ? 'r' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
