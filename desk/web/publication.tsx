// What the next publication would add, what the guard found, and the button that sends it out.
import { useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { Icon } from '#components/icon.tsx';
import { useT } from '#components/language.tsx';
import { Notice } from '#components/notice.tsx';
import { Table } from '#components/table.tsx';
import type { PublicationView } from '#desk/publication/routes.ts';
import { desk } from './client.ts';
import { Link } from './link.tsx';
import { refusedText } from './refused-text.ts';
import { countText, hourText, kindText, subjectText } from './said.ts';
import { Seats } from './seat.tsx';
import { useAsked } from './use-asked.ts';

/** The publication page. */
export function PublicationPage() {
  const t = useT();
  const asked = useAsked(desk.publication, 'publication');
  const [published, setPublished] = useState(false);
  const view = asked.value;
  if (view === null)
    return <main class="diff">{asked.refused === null ? null : <p>{refusedText(t, asked.refused)}</p>}</main>;
  const version = view.latest?.version ?? 0;
  return (
    <main class="diff">
      <div>
        <h1>{t('desk.publish_next')}</h1>
        <p class="diff__sum">
          <span>
            <b class="num">{`${version} → ${version + 1}`}</b>
          </span>
          <span>{t('desk.publication_added', { count: view.pending.length })}</span>
          {view.latest === null ? null : <span>{t('list.entries', { count: view.latest.entries })}</span>}
        </p>
        {view.pending.length === 0 ? <p class="muted">{t('desk.publish_none')}</p> : <Pending view={view} />}
      </div>
      <div class="diff__side">
        <Guard view={view} />
        <section class="side-card side-card--open">
          <h2>{t('desk.publication', { version: version + 1 })}</h2>
          <p class="small muted">{t('desk.demo')}</p>
          {asked.refused === null ? null : (
            <Notice look="caution" said>
              {refusedText(t, asked.refused)}
            </Notice>
          )}
          <Button
            look="primary"
            wide
            disabled={asked.busy}
            onPress={() => void asked.change(desk.publish).then((done) => setPublished(done))}
          >
            {t('desk.publish')}
          </Button>
          {published ? (
            <Notice icon="check" said>
              {t('desk.published', { version })}
            </Notice>
          ) : null}
        </section>
      </div>
    </main>
  );
}

function Pending({ view }: { view: PublicationView }) {
  const t = useT();
  const columns = [
    { name: t('desk.state') },
    { name: t('desk.case_subject') },
    { name: t('desk.kind') },
    { name: t('desk.two_people') },
  ];
  return (
    <Table caption={t('desk.publish_next')} columns={columns}>
      {view.pending.map((line) => {
        const { name, sort } = subjectText(t, line.subject);
        return (
          <tr key={line.caseId}>
            <td>
              <span class="sign sign--plus" role="img" aria-label={t('desk.added')}>
                +
              </span>
            </td>
            <td>
              <span class="who">
                <Link to={`/desk/cases/${line.caseId}`}>{name}</Link>
              </span>{' '}
              <small>{sort}</small>
            </td>
            <td>{kindText(t, line.kind)}</td>
            <td>
              <span class="cell">
                <Seats taken={2} />
                {`${line.proposer} · ${line.decider}`}
              </span>
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

function Guard({ view: { latest } }: { view: PublicationView }) {
  const t = useT();
  return (
    <section class="side-card">
      <h2>{t('desk.guard')}</h2>
      <ul class="findings">
        <li>
          <Icon name="check" />
          <span>{t('desk.guard_ok')}</span>
        </li>
        {latest === null || latest.refused === 0 ? null : (
          <li>
            <Icon name="minus" />
            <span>{t('desk.guard_left_out', { count: countText(t, latest.refused) })}</span>
          </li>
        )}
        {latest?.practice ? (
          <li>
            <Icon name="flag" />
            <span>{t('popup.practice_list')}</span>
          </li>
        ) : null}
        {latest === null ? null : (
          <li>
            <Icon name="clock" />
            <span>{t('desk.published_on', { date: hourText(t, latest.publishedAt) })}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
