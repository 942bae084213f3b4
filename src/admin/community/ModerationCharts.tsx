import { queueAges, queueQuery } from '../../domain/community/moderation/desk/queueFilter.ts';
import { moderationReasons } from '../../domain/community/moderation/reasons.ts';
import { ownLog } from '../../errors/quietLog.ts';
import { toLanguage } from '../../i18n/language.ts';
import {
  moderationStatistics,
  type ModerationStatistics,
} from '../../services/community/moderation/statistics.ts';
import { BarTable } from '../charts/BarTable.tsx';
import { DayTrend } from '../charts/DayTrend.tsx';
import { formatsFor } from '../charts/formats.ts';
import { listOfDays } from '../charts/listAddress.ts';
import { Figures, Panel, type Shared } from '../charts/Panel.tsx';
import type { BeforeDashboardServerProps } from '../props.ts';
import { speaker } from '../texts.ts';
import { texts } from './deskTexts.ts';
import '../controls/controls.css';
import './desk.css';

const days = 28;

/** The state of the community, on the first page of those who may read cases. Each figure leads to the list behind it. */
export async function ModerationCharts({ i18n, payload, permissions }: BeforeDashboardServerProps) {
  if (permissions?.collections?.['moderation-cases']?.read !== true) return null;
  const language = toLanguage(i18n.language);
  const say = speaker(language);
  const figures = await moderationStatistics({ payload }, { days }).catch((error: unknown) => {
    ownLog(payload.logger).warn({ err: error }, 'the figures of the community could not be read');
    return undefined;
  });
  const { admin } = payload.config.routes;
  return (
    <section aria-label={say(texts.atAGlance)} className="dc-charts" lang={language}>
      {figures === undefined ? (
        <Panel isWide title={say(texts.atAGlance)}>
          <p>{say(texts.unavailable)}</p>
        </Panel>
      ) : (
        <Charts admin={admin} figures={figures} formats={formatsFor(language)} say={say} />
      )}
    </section>
  );
}

type Part = Shared & { readonly admin: string; readonly figures: ModerationStatistics };

function Charts(part: Part) {
  const { say } = part;
  return (
    <>
      <Panel title={say(texts.waiting)}>
        <Waiting {...part} />
      </Panel>
      <Panel title={say(texts.reportsByReason)}>
        <Reasons {...part} />
      </Panel>
      <Panel title={say(texts.firstLook)}>
        <FirstLook {...part} />
      </Panel>
      <Panel isWide title={say(texts.fourWeeks)}>
        <div className="dc-charts__trends">
          <Trend {...part} caption={say(texts.newMembers)} list="members" of="newMembers" />
          <Trend {...part} caption={say(texts.newPosts)} list="posts" of="posts" />
          <Trend {...part} caption={say(texts.newReports)} list="reports" of="reports" />
        </div>
      </Panel>
    </>
  );
}

function Waiting({ admin, figures: { waiting }, formats, say }: Part) {
  const total = waiting.reduce((sum, { cases }) => sum + cases, 0);
  return (
    <>
      <BarTable
        bars={waiting.map(({ age, cases }) => ({
          label: say(queueAges[age].title),
          share: total === 0 ? 0 : cases / total,
          figure: formats.count(cases),
          href: `${admin}/moderation${queueQuery({ age })}`,
        }))}
        name={say(texts.waitingByAge)}
      />
      <p className="dc-panel__note">
        <a className="dc-button dc-button--main" href={`${admin}/moderation`}>
          {say(texts.toDesk)}
        </a>
      </p>
    </>
  );
}

function Reasons({ admin, figures: { reasons }, formats, say }: Part) {
  if (reasons.length === 0) return <p>{say(texts.noReportsYet)}</p>;
  const most = Math.max(1, ...reasons.map(({ reports }) => reports));
  return (
    <BarTable
      bars={reasons.map(({ reason, reports }) => ({
        label: say(moderationReasons[reason].title),
        share: reports / most,
        figure: formats.count(reports),
        href: `${admin}/moderation${queueQuery({ reason, state: 'all' })}`,
      }))}
      name={say(texts.reportsByReason)}
    />
  );
}

function FirstLook({ admin, figures: { appeals, firstLook }, formats, say }: Part) {
  const span = (seconds: number | null) =>
    seconds === null ? say(texts.noFigure) : formats.duration(seconds);
  return (
    <Figures
      figures={[
        { name: say(texts.median), figure: span(firstLook.medianSeconds) },
        { name: say(texts.p90), figure: span(firstLook.p90Seconds) },
        {
          name: say(texts.notSeen),
          figure: formats.count(firstLook.unseen),
          href: `${admin}/moderation${queueQuery({ isUnseen: true })}`,
        },
        {
          name: say(texts.openAppeals),
          figure: formats.count(appeals.open),
          isAlarming: appeals.open > 0,
          href: `${admin}/moderation${queueQuery({ state: 'appealed' })}`,
        },
      ]}
    />
  );
}

function Trend({
  admin,
  caption,
  figures,
  formats,
  list,
  of,
  say,
}: Part & {
  readonly caption: string;
  readonly list: 'members' | 'posts' | 'reports';
  readonly of: 'newMembers' | 'posts' | 'reports';
}) {
  const address = `${admin}/collections/${list}`;
  const [first, last] = [figures.days.at(0)?.day ?? '', figures.days.at(-1)?.day ?? ''];
  return (
    <DayTrend
      caption={caption}
      days={figures.days.map((day) => ({
        day: day.day,
        value: day[of],
        href: listOfDays(address, { from: day.day }),
      }))}
      formats={formats}
      href={listOfDays(address, { from: first, until: last })}
      tableName={`${caption}: ${say(texts.asTable)}`}
      titles={{ day: say(texts.day), value: say(texts.number) }}
    />
  );
}
