import type { Dashboard } from '../../services/operations/dashboard.ts';
import { jobTitle, parkingReason } from '../../services/operations/jobTitles.ts';
import { Figures, Panel, type Shared } from '../charts/Panel.tsx';
import { RetryAllJobs, RetryJob } from './RetryJob.tsx';
import { texts } from './dashboardTexts.ts';

type Parts = Shared & Pick<Dashboard, 'jobs' | 'parked' | 'refresh'> & { readonly canRetry: boolean };

/** The state of the jobs, and the parked jobs on which staff must act. */
export function JobsPanel({ jobs, parked, refresh, canRetry, say, formats }: Parts) {
  return (
    <Panel isWide title={say(texts.jobs)}>
      {jobs === undefined ? (
        <p>{say(texts.unavailable)}</p>
      ) : (
        <>
          {jobs.workers === 0 ? (
            <p className="dc-panel__alarm" role="status">
              {say(texts.noWorkers)}
            </p>
          ) : null}
          <Figures
            figures={[
              { name: say(texts.waiting), figure: formats.count(jobs.waiting) },
              { name: say(texts.running), figure: formats.count(jobs.running) },
              { name: say(texts.failed), figure: formats.count(jobs.failed) },
              { name: say(texts.parked), figure: formats.count(jobs.parked), isAlarming: jobs.parked > 0 },
              { name: say(texts.done), figure: formats.count(jobs.done) },
              {
                name: say(texts.workers),
                figure: formats.count(jobs.workers),
                isAlarming: jobs.workers === 0,
              },
            ]}
          />
        </>
      )}
      {refresh == null ? null : <RefreshProgress formats={formats} refresh={refresh} say={say} />}
      <h3>{say(texts.parkedJobs)}</h3>
      {parked === undefined ? (
        <p>{say(texts.unavailable)}</p>
      ) : parked.length === 0 ? (
        <p>{say(texts.noParked)}</p>
      ) : (
        <ParkedJobs canRetry={canRetry} formats={formats} parked={parked} say={say} />
      )}
    </Panel>
  );
}

/** How far foods are judged again after a change of rules or dictionary. */
function RefreshProgress({
  refresh: { done, total, perSecond },
  say,
  formats,
}: Shared & { readonly refresh: NonNullable<Parts['refresh']> }) {
  return (
    <p className="dc-panel__note">
      <label>
        {say(texts.judgingAgain)} <progress max={total} value={done} />
      </label>{' '}
      {say(texts.judgedOf)
        .replace('{done}', formats.count(done))
        .replace('{total}', formats.count(total))
        .replace('{perSecond}', formats.count(perSecond))}
    </p>
  );
}

function ParkedJobs({
  parked,
  canRetry,
  say,
  formats,
}: Shared & { readonly parked: NonNullable<Parts['parked']>; readonly canRetry: boolean }) {
  const heads = [
    texts.job,
    texts.reason,
    texts.attempts,
    texts.parkedAt,
    ...(canRetry ? [texts.action] : []),
  ];
  return (
    <>
      <div className="dc-panel__scroll">
        <table className="dc-jobs">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head.en} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parked.map(({ id, name, reason, attempts, parked_at: parkedAt }) => (
              <tr key={id}>
                <th scope="row">
                  {say(jobTitle(name))}
                  <small>{name}</small>
                </th>
                <td className="dc-jobs__reason">{say(parkingReason(reason))}</td>
                <td>{formats.count(attempts)}</td>
                <td>
                  <time dateTime={parkedAt.toISOString()}>{formats.moment(parkedAt)}</time>
                </td>
                {canRetry ? (
                  <td>
                    <RetryJob id={id} name={say(jobTitle(name))} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {canRetry ? <RetryAllJobs /> : <p className="dc-panel__note">{say(texts.adminsRetry)}</p>}
    </>
  );
}
