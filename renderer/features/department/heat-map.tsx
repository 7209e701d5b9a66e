import { type CSSProperties, useMemo, useState, useSyncExternalStore } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { Grid } from '../../grid/grid.tsx';
import { HEAD } from '../../grid/grid-cursor.ts';
import { createRowStore } from '../../grid/row-store.ts';
import { createSelectionStore, type SelectionStore } from '../../grid/selection-store.ts';
import { Choice, TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { DepartmentPart } from './department-part.tsx';
import {
  BY_PLAN,
  columnsOf,
  createDescribe,
  feetOf,
  groupsOf,
  type HeatAnswer,
  type HeatColumn,
  type HeatWish,
  isFoundNowhere,
  rowsOf,
  wordsAt,
} from './heat-view.ts';
import './heat-map.css';

/** Rows that are seen at once: a page with other views around it. */
const MOST_ROWS = 15;
/** As many stand beside each other on the smallest screen. */
const FEW_SECTIONS = 14;

/** Objectives × sections: how many have mastered, or have shown anything. Only what is seen is drawn. */
export function HeatMap() {
  const map = useQuery('department.objectives', {}).value;
  if (!map || map.objectives.length === 0) return null;
  return <LoadedMap map={map} />;
}

function LoadedMap({ map }: { readonly map: HeatAnswer }) {
  const say = useSay();
  const [wish, setWish] = useState<HeatWish>({ shown: 'mastered', find: '', sort: BY_PLAN });
  const { shown, find, sort } = wish;
  const [selection] = useState(() => createSelectionStore());
  const columns = useMemo(() => columnsOf(map, find), [map, find]);
  const rows = useMemo(() => rowsOf(map, { shown, find, sort }), [map, shown, find, sort]);
  const view = useMemo(
    () => ({
      groups: groupsOf(map, columns, say('department.sections')),
      feet: feetOf(map, shown, columns),
      describe: createDescribe(say, map, shown),
    }),
    [say, map, columns, shown],
  );
  const frozen = useMemo(() => frozenParts(map, say('department.objective')), [map, say]);
  const store = useMemo(() => {
    const made = createRowStore(0);
    made.set(map.objectives.map(({ id }, row) => [id, row] as const));
    return made;
  }, [map]);
  const ids = useMemo(() => rows.map((row) => map.objectives[row]?.id ?? ''), [map, rows]);
  const title = say('department.map');
  const onHead = (column: number) => {
    const by = columns[column]?.id;
    if (by === undefined) return;
    const isUp = sort.by === by && sort.direction === 'up';
    const isDown = sort.by === by && sort.direction === 'down';
    const next = isDown ? BY_PLAN : ({ by, direction: isUp ? 'down' : 'up' } as const);
    setWish({ ...wish, sort: next });
  };
  return (
    <DepartmentPart
      title={title}
      part="objectives"
      what={shown === 'mastered' ? 'objectives' : 'coverage'}
    >
      <div className="department-choices">
        <Choice
          label={say('department.shown')}
          value={shown}
          options={(['mastered', 'assessed'] as const).map((value) => ({
            value,
            label: say(`department.shown-${value}`),
          }))}
          onChange={(value) =>
            setWish({ ...wish, shown: value === 'assessed' ? 'assessed' : 'mastered' })
          }
        />
        <TextField
          type="search"
          label={say('department.find')}
          value={find}
          onChange={(value) => {
            selection.set(null);
            setWish({ ...wish, find: value });
          }}
        />
      </div>
      <div className="heat has-long-codes" style={frameOf(ids.length, columns.length)}>
        <Grid<number, HeatColumn>
          label={title}
          columns={columns}
          groups={view.groups}
          rows={ids}
          store={store}
          describe={view.describe}
          rowHead={frozen.head}
          rowLabel={frozen.label}
          corner={frozen.corner}
          sort={sort}
          foot={view.feet}
          footLabel={<span className="heat-foot">{say('department.all-objectives')}</span>}
          lineBefore={null}
          selection={selection}
          keys={NO_KEYS}
          onIntent={leaveToApp}
          onHead={onHead}
          onRowHead={nothing}
          onOpen={nothing}
          onTap={nothing}
          onMenu={nothing}
          sayMore={(count, where) => say(`department.more-${where}`, { count })}
        />
      </div>
      <p className="heat-line soft">
        {find.trim() !== '' && isFoundNowhere(map, find) ? (
          say('department.found-nowhere')
        ) : (
          <ChosenCell map={map} rows={rows} columns={columns} selection={selection} />
        )}
      </p>
    </DepartmentPart>
  );
}

/** Room for whole rows, and for a bar below them where the sections scroll. */
const frameOf = (rows: number, sections: number) =>
  ({
    '--rows': Math.min(MOST_ROWS, rows),
    ...(sections > FEW_SECTIONS && { '--bar': '15px' }),
  }) as CSSProperties;

const NO_KEYS: readonly string[] = [];
const nothing = () => undefined;
/** Nothing is entered here; letters keep meaning what they mean elsewhere. */
const leaveToApp = ({ type }: { readonly type: string }) => type === 'swallow';

function frozenParts({ objectives }: HeatAnswer, corner: string) {
  const isOneCourse = new Set(objectives.map(({ course }) => course)).size === 1;
  return {
    corner: <span className="heat-corner">{corner}</span>,
    label(row: number) {
      const { code = '', statement = '', course = '' } = objectives[row] ?? {};
      return `${code} ${statement}${isOneCourse ? '' : `, ${course}`}`;
    },
    head(row: number) {
      const { code, statement, course } = objectives[row] ?? {};
      const isFirst = objectives[row - 1]?.course !== course;
      return (
        <span className="heat-head" title={`${code} ${statement}\n${course}`}>
          <span>{code}</span> <span className="soft">{statement}</span>
          {isFirst && !isOneCourse ? <span className="heat-course">{course}</span> : null}
        </span>
      );
    },
  };
}

/** The cell that the cursor stands on, in words: one line, so that nothing moves below it. */
function ChosenCell({
  map,
  rows,
  columns,
  selection,
}: {
  readonly map: HeatAnswer;
  readonly rows: readonly number[];
  readonly columns: readonly HeatColumn[];
  readonly selection: SelectionStore;
}) {
  const say = useSay();
  const cursor = useSyncExternalStore(selection.subscribe, selection.get)?.cursor;
  const row = cursor ? rows[cursor.row] : undefined;
  const column = cursor ? columns[cursor.column] : undefined;
  const objective = row === undefined ? undefined : map.objectives[row];
  if (!cursor || cursor.row === HEAD || row === undefined || !objective || !column) {
    return say('department.map-legend');
  }
  return `${objective.code} ${objective.statement} · ${column.label}: ${wordsAt(say, map, row, column.at)}`;
}
