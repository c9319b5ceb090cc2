import type { ReactNode } from 'react';
import classes from './data-table.module.css';
import { Icon } from './icon.tsx';

/** One column of a table. */
export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** The column that names the row; exactly one. On the phone it is the row's first line. */
  names?: boolean;
  /** Figures: tabular and to the right. */
  figures?: boolean;
  /** Buttons: on the phone they stand in a line of their own, without the label. */
  acts?: boolean;
  /** Offers sorting by this column. */
  onSort?: () => void;
  sorted?: 'ascending' | 'descending' | undefined;
}

interface DataTableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Instead of the table when there are no rows. */
  empty: ReactNode;
  /** Puts rows under a head of their own; rows of one group follow each other. */
  group?: { of: (row: Row) => string; head: (key: string) => ReactNode } | undefined;
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const { label, figures, onSort, sorted } = column;
  return (
    <th scope="col" data-figures={figures} aria-sort={sorted}>
      {onSort ? (
        <button type="button" onClick={onSort}>
          {label} {sorted && <Icon name={sorted === 'ascending' ? 'up' : 'down'} />}
        </button>
      ) : (
        label
      )}
    </th>
  );
}

/** A cell that says nothing is left out of the phone's row, its label too. */
function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  if (column.names) return <th scope="row">{content}</th>;
  const empty = content === null || content === undefined || content === false || content === '';
  return (
    <td data-figures={column.figures} data-acts={column.acts} data-empty={empty || undefined}>
      <span className={classes.label} aria-hidden="true">
        {column.label}
      </span>
      {content}
    </td>
  );
}

type BodyProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'rows' | 'rowKey' | 'group'>;

function Rows<Row>({ columns, rows, rowKey }: BodyProps<Row>) {
  return rows.map((row) => (
    <tr key={rowKey(row)}>
      {columns.map((column) => (
        <Cell key={column.key} column={column} row={row} />
      ))}
    </tr>
  ));
}

/** Rows that follow each other and belong to one group. */
function groupsOf<Row>(rows: readonly Row[], of: (row: Row) => string) {
  const groups: { key: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && last.key === of(row)) last.rows.push(row);
    else groups.push({ key: of(row), rows: [row] });
  }
  return groups;
}

function Bodies<Row>({ columns, rows, rowKey, group }: BodyProps<Row>) {
  if (!group) {
    return (
      <tbody>
        <Rows columns={columns} rows={rows} rowKey={rowKey} />
      </tbody>
    );
  }
  return groupsOf(rows, group.of).map((some) => (
    <tbody key={some.key}>
      <tr className={classes.group}>
        <th scope="rowgroup" colSpan={columns.length}>
          {group.head(some.key)}
        </th>
      </tr>
      <Rows columns={columns} rows={some.rows} rowKey={rowKey} />
    </tbody>
  ));
}

/** A table that becomes a list of rows on the phone. Filters and paging are the page's. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty, group }: DataTableProps<Row>) {
  if (rows.length === 0) return empty;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <Bodies columns={columns} rows={rows} rowKey={rowKey} group={group} />
      </table>
    </div>
  );
}
