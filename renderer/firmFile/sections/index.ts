import type { ComponentType } from 'react';
import type { Section } from '../open.ts';
import { BasicsSection } from './BasicsSection.tsx';
import { CamerasSection } from './CamerasSection.tsx';
import { DocumentsSection } from './DocumentsSection.tsx';
import { DrainsSection } from './DrainsSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { InspectionsSection } from './InspectionsSection.tsx';
import { InstallationsSection } from './InstallationsSection.tsx';
import { OutletsSection } from './OutletsSection.tsx';
import { PanoramasSection } from './PanoramasSection.tsx';
import { RiskSection } from './RiskSection.tsx';
import { SurroundingsSection } from './SurroundingsSection.tsx';
import type { SectionProps } from './section.ts';

/** The view of each section. */
export const SECTION_VIEWS: Readonly<Record<Section, ComponentType<SectionProps>>> = {
  basics: BasicsSection,
  risk: RiskSection,
  installations: InstallationsSection,
  outlets: OutletsSection,
  drains: DrainsSection,
  cameras: CamerasSection,
  panoramas: PanoramasSection,
  documents: DocumentsSection,
  inspections: InspectionsSection,
  history: HistorySection,
  surroundings: SurroundingsSection,
};
