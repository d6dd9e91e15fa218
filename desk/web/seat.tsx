// A seat is the person of the mark: filled when taken, outlined when open.

const person = 'M4.5 1a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM2.75 7.5h3.5V15h-3.5z';

/** One seat; the words beside it say the same. */
export function Seat({ taken }: { taken: boolean }) {
  return (
    <svg class={taken ? 'seat seat--on' : 'seat'} viewBox="0 0 9 16" aria-hidden="true">
      <path d={person} />
    </svg>
  );
}

/** The two seats of a decision. */
export function Seats({ taken }: { taken: 0 | 1 | 2 }) {
  return (
    <span class="seats">
      <Seat taken={taken > 0} />
      <Seat taken={taken > 1} />
    </span>
  );
}
