import type { BeforeDashboardServerProps } from '../props.ts';
import { dashboard } from '../../services/operations/dashboard.ts';
import { ownLog } from '../../errors/quietLog.ts';
import { toLanguage } from '../../i18n/language.ts';
import { speaker } from '../texts.ts';
import { formatsFor } from '../charts/formats.ts';
import { CompletenessPanel, DiariesPanel, FoodsPanel, MembersPanel } from './Panels.tsx';
import { JobsPanel } from './JobsPanel.tsx';
import { texts } from './dashboardTexts.ts';
import './dashboard.css';

/**
 * The first page of staff: the state of the catalogue, the members, their diaries and the jobs. It shows no health
 * data.
 */
export async function Dashboard({ i18n, payload, permissions, user }: BeforeDashboardServerProps) {
  if (user?.collection === 'staff' && user.mustAddSecondFactor === true) return null;
  const figures = await dashboard({
    onFault: (error) => {
      ownLog(payload.logger).warn({ err: error }, 'a figure of the dashboard could not be read');
    },
  });
  const language = toLanguage(i18n.language);
  const shared = { say: speaker(language), formats: formatsFor(language) };
  const { admin } = payload.config.routes;
  const canAddFood = permissions?.collections?.['foods']?.create === true;
  const canImport = permissions?.collections?.['food-imports']?.create === true;
  return (
    <section aria-label={shared.say(texts.title)} className="dc-dashboard" lang={language}>
      <FoodsPanel
        {...shared}
        addUrl={canAddFood ? `${admin}/collections/foods/create` : undefined}
        foods={figures.foods}
        importUrl={canImport ? `${admin}/imports` : undefined}
      />
      <CompletenessPanel {...shared} foods={figures.foods} />
      <div className="dc-dashboard__stack">
        <MembersPanel {...shared} members={figures.members} />
        <DiariesPanel {...shared} diaries={figures.diaries} />
      </div>
      <JobsPanel
        {...shared}
        canRetry={user?.collection === 'staff' && user.role === 'admin'}
        jobs={figures.jobs}
        refresh={figures.refresh}
        parked={figures.parked}
      />
    </section>
  );
}
