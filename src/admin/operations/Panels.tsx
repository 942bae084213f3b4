import { foodKindNames, foodKinds } from '../../domain/foods/kinds.ts';
import { watchedFacts, type Dashboard } from '../../services/operations/dashboard.ts';
import { BarTable } from '../charts/BarTable.tsx';
import { DayColumns } from '../charts/DayColumns.tsx';
import { Figures, Panel, type Shared } from '../charts/Panel.tsx';
import { factName, texts } from './dashboardTexts.ts';

export function FoodsPanel({
  foods,
  addUrl,
  importUrl,
  say,
  formats,
}: Shared & {
  readonly foods: Dashboard['foods'];
  readonly addUrl: string | undefined;
  readonly importUrl: string | undefined;
}) {
  const count = (value: number): string =>
    foods?.isEstimate === true
      ? `${say(texts.about)} ${formats.count(roundToTwoDigits(value))}`
      : formats.count(value);
  return (
    <Panel title={say(texts.foods)}>
      {foods === undefined ? (
        <p>{say(texts.unavailable)}</p>
      ) : foods.total === 0 ? (
        <>
          <p>{say(texts.noFoods)}</p>
          {addUrl === undefined ? null : <a href={addUrl}>{say(texts.addFood)}</a>}
        </>
      ) : (
        <>
          <Figures figures={[{ name: say(texts.foodsInAll), figure: count(foods.total) }]} />
          <BarTable
            bars={foodKinds.map((kind) => ({
              label: say(foodKindNames[kind]),
              share: foods.byKind[kind] / foods.total,
              figure: count(foods.byKind[kind]),
            }))}
            name={say(texts.foodsByKind)}
          />
        </>
      )}
      {importUrl === undefined ? null : (
        <p className="dc-panel__note">
          <a href={importUrl}>{say(texts.importFoods)}</a>
        </p>
      )}
    </Panel>
  );
}

export function CompletenessPanel({ foods, say, formats }: Shared & { readonly foods: Dashboard['foods'] }) {
  if (foods?.total === 0) return null;
  return (
    <Panel title={say(texts.completeness)}>
      {foods === undefined ? (
        <p>{say(texts.unavailable)}</p>
      ) : (
        <>
          <BarTable
            bars={watchedFacts.map((fact) => ({
              label: say(factName(fact)),
              share: foods.knownShares[fact],
              figure: formats.percent(foods.knownShares[fact]),
            }))}
            name={say(texts.completeness)}
          />
          <p className="dc-panel__note">
            {say(texts.completenessNote)}
            {foods.isEstimate ? ` ${say(texts.ofSample)}` : ''}
          </p>
        </>
      )}
    </Panel>
  );
}

export function MembersPanel({ members, say, formats }: Shared & { readonly members: Dashboard['members'] }) {
  return (
    <Panel title={say(texts.members)}>
      {members === undefined ? (
        <p>{say(texts.unavailable)}</p>
      ) : members.total === 0 ? (
        <p>{say(texts.noMembers)}</p>
      ) : (
        <Figures
          figures={[
            { name: say(texts.membersInAll), figure: formats.count(members.total) },
            { name: say(texts.last7Days), figure: formats.count(members.last7Days) },
            { name: say(texts.last30Days), figure: formats.count(members.last30Days) },
          ]}
        />
      )}
    </Panel>
  );
}

export function DiariesPanel({ diaries, say, formats }: Shared & { readonly diaries: Dashboard['diaries'] }) {
  return (
    <Panel title={say(texts.diaries)}>
      {diaries === undefined ? (
        <p>{say(texts.unavailable)}</p>
      ) : diaries.total === 0 ? (
        <p>{say(texts.noDiaries)}</p>
      ) : (
        <>
          <Figures figures={[{ name: say(texts.diariesInAll), figure: formats.count(diaries.total) }]} />
          <DayColumns
            caption={say(texts.diariesByDay)}
            columns={diaries.days.map((day) => ({
              label: formats.day(day.day),
              value: day.diaries,
              figure: formats.count(day.diaries),
            }))}
          />
        </>
      )}
    </Panel>
  );
}

/** Rounds to two digits, so that the value looks like an estimate. */
function roundToTwoDigits(value: number): number {
  return Number(value.toPrecision(2));
}
