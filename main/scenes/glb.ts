import { Document, NodeIO } from '@gltf-transform/core';
import { ALL_EXTENSIONS, EXTMeshFeatures, EXTStructuralMetadata, KHRMaterialsUnlit } from '@gltf-transform/extensions';
import type { FeatureRow } from './features.ts';
import type { Part } from './ground.ts';

const CLASS = 'part';
const io = new NodeIO().registerExtensions(ALL_EXTENSIONS);

/**
 * A binary glTF of one mesh: unlit vertex colours (light is baked in), a feature number at each vertex
 * (EXT_mesh_features) and a property table of the features (EXT_structural_metadata).
 */
export async function writeGlb({ mesh, features }: Part): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const { positions, colours, features: ids, indices } = mesh.toGltf();
  const accessor = (type: 'SCALAR' | 'VEC3' | 'VEC4', array: Float32Array | Uint16Array | Uint32Array) =>
    document.createAccessor().setType(type).setArray(copyOf(array)).setBuffer(buffer);
  const material = document
    .createMaterial('baked')
    .setRoughnessFactor(1)
    .setMetallicFactor(0)
    .setExtension('KHR_materials_unlit', document.createExtension(KHRMaterialsUnlit).createUnlit());
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor('VEC3', positions))
    .setAttribute('COLOR_0', accessor('VEC4', colours).setNormalized(true))
    .setAttribute('_FEATURE_ID_0', accessor('SCALAR', ids))
    .setIndices(accessor('SCALAR', mesh.vertices <= 65_535 ? Uint16Array.from(indices) : indices))
    .setMaterial(material);
  const table = propertyTable(document, features);
  const meshFeatures = document.createExtension(EXTMeshFeatures);
  const featureId = meshFeatures
    .createFeatureID()
    .setFeatureCount(features.length)
    .setAttribute(0)
    .setPropertyTable(table);
  primitive.setExtension('EXT_mesh_features', meshFeatures.createFeatures().addFeatureID(featureId));
  document.createScene().addChild(document.createNode('scene').setMesh(document.createMesh().addPrimitive(primitive)));
  return io.writeBinary(document);
}

function propertyTable(document: Document, features: readonly FeatureRow[]) {
  const metadata = document.createExtension(EXTStructuralMetadata);
  const kind = metadata.createClass();
  const table = metadata.createPropertyTable().setClass(CLASS).setCount(features.length);
  for (const name of ['id', 'name', 'kind', 'substance'] as const) {
    kind.setProperty(name, metadata.createClassProperty().setType('STRING'));
    const { values, offsets } = packed(features.map((row) => row[name]));
    table.setProperty(
      name,
      metadata.createPropertyTableProperty().setValues(values).setStringOffsets(offsets).setStringOffsetType('UINT32'),
    );
  }
  kind.setProperty('volumeM3', metadata.createClassProperty().setType('SCALAR').setComponentType('FLOAT32'));
  const volumes = Float32Array.from(features, ({ volumeM3 }) => volumeM3);
  table.setProperty('volumeM3', metadata.createPropertyTableProperty().setValues(new Uint8Array(volumes.buffer)));
  const schema = metadata.createSchema().setId('onemap_scene').setClass(CLASS, kind);
  document
    .getRoot()
    .setExtension(
      'EXT_structural_metadata',
      metadata.createStructuralMetadata().setSchema(schema).addPropertyTable(table),
    );
  return table;
}

/** Texts one after another in UTF-8, and where each begins, one more than there are. */
function packed(texts: readonly string[]): { values: Uint8Array; offsets: Uint8Array } {
  const offsets = new Uint32Array(texts.length + 1);
  const encoded = texts.map((text) => Buffer.from(text, 'utf8'));
  encoded.forEach((bytes, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + bytes.length;
  });
  // A buffer view may not be empty.
  const values = Buffer.concat(encoded.some((bytes) => bytes.length > 0) ? encoded : [Buffer.alloc(1)]);
  return { values: new Uint8Array(values), offsets: new Uint8Array(offsets.buffer) };
}

/** The library types its arrays as backed by plain, not shared, buffers. */
function copyOf(array: Float32Array | Uint16Array | Uint32Array) {
  if (array instanceof Float32Array) return new Float32Array(array);
  return array instanceof Uint16Array ? new Uint16Array(array) : new Uint32Array(array);
}
