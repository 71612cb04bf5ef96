import {
  Button,
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type ColumnMapping, REQUIRED_FIELDS, STUDENT_FIELDS } from '../../../src/placements/rules/students/columns.ts';
import type { StudentPreview } from '../../../src/placements/schema-students.ts';
import { studentFieldNames } from '../../../src/text/students.ts';
import { studentsText } from '../../../src/text/tabs/students.ts';
import { PlainTable } from '../../people/plain-table.tsx';
import { useText } from '../../shell/app-context.ts';
import { Section } from '../../shell/screen.tsx';
import { FaultTable } from '../choose-file.tsx';

const useStyles = makeStyles({
  preview: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 16rem), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

interface PreviewProps {
  preview: StudentPreview;
  actions: ReactNode;
  /** Whether students whom boards agreed to move here are put back where the file has them. */
  undo: boolean;
  onUndo: (undo: boolean) => void;
  onColumns: (mapping: ColumnMapping) => void;
}

/** What is wrong with a list or, when nothing is, what it changes; and which column was taken for what. */
export function PreviewOfStudents({ preview, actions, undo, onUndo, onColumns }: PreviewProps) {
  const styles = useStyles();
  const wrong = preview.faults.length > 0;
  const columns = preview.importId !== null && <Columns preview={preview} onColumns={onColumns} />;
  return (
    <div className={styles.preview}>
      {wrong ? <FaultsHead preview={preview} /> : <ChangesHead preview={preview} />}
      {preview.movedBack.length > 0 && <MovedBack lines={preview.movedBack} undo={undo} onUndo={onUndo} />}
      {actions}
      {wrong && columns}
      {wrong ? <Faults preview={preview} /> : <Changes preview={preview} />}
      {!wrong && columns}
    </div>
  );
}

function FaultsHead({ preview }: { preview: StudentPreview }) {
  const text = useText(studentsText);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{text.faults(preview.faults.length + preview.moreFaults)}</MessageBarTitle> {text.faultsHelp}
      </MessageBarBody>
    </MessageBar>
  );
}

function ChangesHead({ preview }: { preview: StudentPreview }) {
  const text = useText(studentsText);
  const { added, changed, gone, same } = preview.counts;
  // Who stays where boards agreed is left as it is, but does not stand in the list like that.
  const alike = same - preview.movedBack.length;
  return (
    <MessageBar intent={preview.mayStart ? 'info' : 'success'} layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{preview.mayStart ? text.changes : text.same}</MessageBarTitle>{' '}
        {preview.mayStart && text.counts(added, changed, gone, same)}
        {!preview.mayStart && alike > 0 && text.sameHelp(alike)}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Whom the file has where they were before a swap: named as what it is, and left where they are unless one says otherwise. */
function MovedBack(props: Pick<PreviewProps, 'undo' | 'onUndo'> & { lines: StudentPreview['movedBack'] }) {
  const text = useText(studentsText);
  const { lines, undo, onUndo } = props;
  return (
    <Section title={text.movedBack}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{text.movedBackHelp(lines.length)}</MessageBarBody>
      </MessageBar>
      <PlainTable
        caption={text.movedBack}
        items={lines}
        keyOf={({ studentNumber }) => studentNumber}
        columns={[
          { heading: text.movedBackColumns.student, cell: ({ studentNumber }) => studentNumber },
          { heading: text.movedBackColumns.what, cell: ({ what }) => what },
          { heading: text.movedBackColumns.school, cell: ({ school }) => school },
          { heading: text.movedBackColumns.listed, cell: ({ listed }) => listed },
        ]}
      />
      <Checkbox
        checked={undo}
        label={text.undoMoves(lines.length)}
        onChange={(_, { checked }) => onUndo(checked === true)}
      />
    </Section>
  );
}

function Faults({ preview }: { preview: StudentPreview }) {
  const text = useText(studentsText);
  return (
    <>
      <FaultTable
        caption={text.faults(preview.faults.length)}
        text={text}
        columns={text.faultColumns}
        faults={preview.faults}
      />
      {preview.moreFaults > 0 && <Text>{text.more(preview.moreFaults)}</Text>}
    </>
  );
}

function Changes({ preview }: { preview: StudentPreview }) {
  const text = useText(studentsText);
  if (preview.changes.length === 0) return null;
  return (
    <>
      <PlainTable
        caption={text.changes}
        items={preview.changes}
        keyOf={({ studentNumber }) => studentNumber}
        columns={[
          { heading: text.changeColumns.student, cell: ({ studentNumber }) => studentNumber },
          {
            heading: text.changeColumns.change,
            cell: ({ change, details }) => (details.length > 0 ? details.join(', ') : text.change[change]),
          },
          { heading: text.changeColumns.school, cell: ({ school }) => school },
          { heading: text.changeColumns.variant, cell: ({ variant }) => variant },
        ]}
      />
      {preview.moreChanges > 0 && <Text>{text.more(preview.moreChanges)}</Text>}
    </>
  );
}

function Columns({ preview, onColumns }: Pick<PreviewProps, 'preview' | 'onColumns'>) {
  const styles = useStyles();
  const text = useText(studentsText);
  const names = useText(studentFieldNames);
  const [mapping, setMapping] = useState(preview.mapping);
  return (
    <Section title={text.columnsTitle}>
      <div className={styles.columns}>
        {STUDENT_FIELDS.map((field) => (
          <Field key={field} label={names[field]} required={REQUIRED_FIELDS.includes(field)}>
            <Select
              value={mapping[field] ?? ''}
              onChange={(_, { value }) => setMapping({ ...mapping, [field]: value || null })}
            >
              <option value="">{text.notInFile}</option>
              {[...new Set(preview.headings)].map((heading) => (
                <option key={heading} value={heading}>
                  {heading}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      <div>
        <Button onClick={() => onColumns(mapping)}>{text.checkAgain}</Button>
      </div>
    </Section>
  );
}
