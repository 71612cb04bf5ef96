import type { DocumentFormat, PaperDocument } from './document.ts';

/** Writes a paper; the libraries are big, so that each is loaded when somebody first asks for its format. */
export async function writeDocument(paper: PaperDocument, format: DocumentFormat): Promise<Buffer> {
  if (format === 'pdf') return (await import('./write-pdf.ts')).writePdf(paper);
  return (await import('./write-docx.ts')).writeDocx(paper);
}
