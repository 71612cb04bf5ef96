import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AgendaView } from '../../src/agendas/schema.ts';
import { agendaCopy, originLine, papersLine } from '../../src/text/agendas.ts';
import { clockTime } from '../../src/text/format.ts';
import { agendaText } from '../../src/text/tabs/agendas.ts';
import { useApp, useText } from '../shell/app-context.ts';
import { usePointedAt } from '../shell/pointed-at.ts';
import { Origin } from './origin.tsx';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th': { textAlign: 'left', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground3 },
    '& th, & td': {
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      verticalAlign: 'top',
    },
    '& tr': { breakInside: 'avoid' },
    // The item that a link leads to.
    '& tr[aria-current]': {
      outlineStyle: 'none',
      boxShadow: `inset 3px 0 ${tokens.colorBrandStroke1}`,
      backgroundColor: tokens.colorNeutralBackground1Selected,
    },
  },
  time: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  number: { fontVariantNumeric: 'tabular-nums' },
  what: { overflowWrap: 'anywhere' },
  explanation: { display: 'block', whiteSpace: 'pre-wrap', color: tokens.colorNeutralForeground2 },
  wide: { '@media screen and (max-width: 640px)': { display: 'none' } },
  narrow: { display: 'none', '@media screen and (max-width: 640px)': { display: 'block' } },
});

/** The agenda as a table: numbered items with their times; also what is printed. */
export function AgendaTable({ view }: { view: AgendaView }) {
  const styles = useStyles();
  const text = useText(agendaText);
  const { language } = useApp();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.cell.time}</th>
          <th scope="col">{text.cell.item}</th>
          <th scope="col" className={styles.wide}>
            {text.cell.kind}
          </th>
          <th scope="col" className={styles.wide}>
            {text.cell.who}
          </th>
          <th scope="col">{text.cell.minutes}</th>
        </tr>
      </thead>
      <tbody>
        {view.items.map((item, index) => (
          <Row key={item.id} itemId={item.id}>
            <td className={styles.time}>{clockTime(item.startsAt, language)}</td>
            <td className={styles.what}>
              <Text weight="semibold">
                {index + 1}. {item.title}
              </Text>
              <Text size={200} className={styles.narrow}>
                {[text.kinds[item.kind], item.presenter].filter(Boolean).join(' · ')}
              </Text>
              {item.desired && <Text className={styles.explanation}>{agendaCopy[language].desired(item.desired)}</Text>}
              {item.explanation && <Text className={styles.explanation}>{item.explanation}</Text>}
              {papersLine(item, language) && <Text className={styles.explanation}>{papersLine(item, language)}</Text>}
              {originLine(item.origin, language) && (
                <Text size={200} className={styles.explanation}>
                  <Origin origin={item.origin} />
                </Text>
              )}
            </td>
            <td className={styles.wide}>{text.kinds[item.kind]}</td>
            <td className={styles.wide}>{item.presenter}</td>
            <td className={styles.number}>{item.minutes}</td>
          </Row>
        ))}
      </tbody>
    </table>
  );
}

/** A row that a link can lead to. */
function Row({ itemId, children }: { itemId: string; children: ReactNode }) {
  return <tr {...usePointedAt<HTMLTableRowElement>(itemId)}>{children}</tr>;
}
