import { Tree, type TreeNodeData, useTree } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Person } from '../../ui/person.tsx';
import { type Levels, type Placed, top } from './levels.ts';
import classes from './org-chart.module.css';
import type { useOrganisation } from './use-organisation.ts';

/** Before the id of a person whose further reports an entry shows. */
const moreOf = 'more:';

interface OrganisationTreeProps {
  chart: ReturnType<typeof useOrganisation>;
  /** Who was looked for; gets the focus as soon as they stand there. */
  sought: string | null;
  onFound: () => void;
}

function nodesOf(levels: Levels, key: string, people: Map<string, Placed>): TreeNodeData[] {
  const level = levels[key];
  if (!level) return [];
  const nodes = level.people.map((person): TreeNodeData => {
    people.set(person.id, person);
    const children = nodesOf(levels, person.id, people);
    return {
      value: person.id,
      label: person.name,
      hasChildren: person.reportCount > 0,
      ...(children.length > 0 ? { children } : {}),
    };
  });
  if (level.next !== null) nodes.push({ value: moreOf + key, label: '' });
  return nodes;
}

function Counts({ direct, all }: { direct: number; all: number | null }) {
  if (direct === 0) return null;
  return (
    <small className={classes.counts}>
      <Plural value={direct} one="# report" other="# reports" />
      {all !== null && all > direct && (
        <>
          {', '}
          <Trans>{all} in all</Trans>
        </>
      )}
    </small>
  );
}

function focusOn(tree: HTMLElement, id: string): boolean {
  const item = tree.querySelector<HTMLElement>(`[role="treeitem"][data-value="${CSS.escape(id)}"]`);
  item?.setAttribute('data-focus-ring', 'true');
  item?.focus();
  item?.firstElementChild?.scrollIntoView({ block: 'center' });
  return item !== null;
}

/** The reporting line as a tree: arrow keys walk through it, Enter opens somebody's page. */
export function OrganisationTree({ chart, sought, onFound }: OrganisationTreeProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const root = useRef<HTMLUListElement>(null);
  // The tree begins anew with every new object that it is given.
  const { data, people } = useMemo(() => {
    const known = new Map<string, Placed>();
    return { data: nodesOf(chart.levels, top, known), people: known };
  }, [chart.levels]);
  const tree = useTree({
    expandedState: chart.expanded,
    onExpandedStateChange: chart.setExpanded,
    onNodeExpand: (value) => void chart.open(value),
  });
  useEffect(() => {
    if (sought && root.current && focusOn(root.current, sought)) onFound();
  });
  const open = (value: string) => {
    if (!value.startsWith(moreOf)) return void navigate({ to: '/people/$id', params: { id: value } });
    void chart.more(value.slice(moreOf.length));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
    const value = (event.target as HTMLElement).dataset.value;
    if (event.key === 'Enter' && value !== undefined) open(value);
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <Tree
      ref={root}
      className={classes.tree ?? ''}
      aria-label={t`Reporting line`}
      data={data}
      tree={tree}
      allowRangeSelection={false}
      onKeyDown={onKeyDown}
      renderNode={({ node, hasChildren, expanded: isOpen, elementProps }) => {
        const person = people.get(node.value);
        if (!person) {
          return (
            <div {...elementProps} className={`${elementProps.className} ${classes.row}`}>
              <button type="button" className={classes.more} tabIndex={-1} onClick={() => open(node.value)}>
                <span className={classes.caret}>
                  <Icon name="plus" />
                </span>
                <Trans>Show more</Trans>
              </button>
            </div>
          );
        }
        return (
          <div {...elementProps} className={`${elementProps.className} ${classes.row}`}>
            <span className={classes.caret} data-open={isOpen || undefined}>
              {hasChildren && <Icon name="down" />}
            </span>
            <Link
              className={classes.person}
              to="/people/$id"
              params={{ id: person.id }}
              tabIndex={-1}
              onClick={(event) => event.stopPropagation()}
            >
              <Person name={person.name} detail={person.title} />
            </Link>
            <Counts direct={person.reportCount} all={person.lineCount} />
          </div>
        );
      }}
    />
  );
}
