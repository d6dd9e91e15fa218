import { Glyph } from '#components/glyph.tsx';
import { useT } from '#components/language.tsx';
import { Table } from '#components/table.tsx';
import type { CaseLine } from '#desk/cases/view.ts';
import { Link } from './link.tsx';
import { countText, kindText, queueHourText, stateText, subjectText } from './said.ts';
import { Seats } from './seat.tsx';

interface QueueTableProps {
  lines: readonly CaseLine[];
  chosenId: number | null;
  onChoose: (id: number) => void;
}

/** The queue as a table; the chosen row has ring and ground. */
export function QueueTable({ lines, chosenId, onChoose }: QueueTableProps) {
  const t = useT();
  const columns = [
    { name: t('desk.harm') },
    { name: t('desk.case_subject') },
    { name: t('desk.kind') },
    { name: t('desk.guess') },
    { name: t('desk.reports'), end: true },
    { name: t('desk.latest') },
    { name: t('desk.state') },
  ];
  return (
    <Table caption={t('desk.queue')} columns={columns}>
      {lines.map((line) => (
        <Row key={line.id} line={line} chosen={line.id === chosenId} onChoose={() => onChoose(line.id)} />
      ))}
    </Table>
  );
}

function Row({ line, chosen, onChoose }: { line: CaseLine; chosen: boolean; onChoose: () => void }) {
  const t = useT();
  const { name, sort } = subjectText(t, line.subject);
  return (
    <tr class={chosen ? 'is-chosen' : undefined} onClick={onChoose}>
      <td>
        <Harm harm={line.harm} />
      </td>
      <td>
        <span class="who">
          <Link to={`/desk/cases/${line.id}`}>{name}</Link>
        </span>{' '}
        <small>{sort}</small>
      </td>
      <td>{kindText(t, line.kind)}</td>
      <td>
        <span class="cell">
          <Glyph level={line.suspected ? 'caution' : 'clear'} />
          {t(line.suspected ? 'verdict.caution' : 'verdict.clear')}
        </span>
      </td>
      <td class="r">{countText(t, line.reports)}</td>
      <td>{queueHourText(t, line.lastHour)}</td>
      <td>
        <span class="cell">
          {line.state === 'proposed' ? <Seats taken={1} /> : null}
          {stateText(t, line.state)}
        </span>
      </td>
    </tr>
  );
}

/** The expected harm as a number and a bar. */
export function Harm({ harm }: { harm: number }) {
  const t = useT();
  return (
    <span class={harm >= 75 ? 'harm harm--hi' : 'harm'} role="img" aria-label={t('desk.harm_value', { count: harm })}>
      <b>{harm}</b>
      <i style={{ '--w': `${harm}%` }} />
    </span>
  );
}
