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

/** A table that becomes a list of rows on the phone. Filters and paging are the page's. */
export function DataTable<Row>({ caption, columns, rows, rowKey, empty }: DataTableProps<Row>) {
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
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
