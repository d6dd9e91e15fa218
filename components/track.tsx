// Where a report stands: posts on a line, a person on the post reached so far, dots for what is still to come.

/** The stages of a report, and which of them it has reached. */
export function Track({ stages, at }: { stages: readonly string[]; at: number }) {
  return (
    <ol class="track">
      {stages.map((stage, i) => (
        <li
          key={stage}
          class={i < at ? 'done' : i === at ? 'now' : undefined}
          aria-current={i === at ? 'step' : undefined}
        >
          {i === at ? <span class="track__you" /> : null}
          <span>{stage}</span>
        </li>
      ))}
    </ol>
  );
}
