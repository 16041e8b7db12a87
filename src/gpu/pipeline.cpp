#include "gpu/pipeline.h"

#include "gpu/failure.h"

namespace stipple::gpu {
namespace {

using ShaderModule = Handle<VkShaderModule, vkDestroyShaderModule>;

ShaderModule makeModule(Device& device, const ShaderCode& code) {
  VkShaderModuleCreateInfo info{VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO};
  info.codeSize = code.spirv.size_bytes();
  info.pCode = code.spirv.data();
  VkShaderModule module = VK_NULL_HANDLE;
  check(vkCreateShaderModule(device.get(), &info, nullptr, &module), "making a shader module");
  device.setName(VK_OBJECT_TYPE_SHADER_MODULE, module, code.name);
  return {device.get(), module};
}

VkPipelineShaderStageCreateInfo stage(VkShaderStageFlagBits bit, const ShaderModule& module) {
  VkPipelineShaderStageCreateInfo info{VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO};
  info.stage = bit;
  info.module = module.get();
  info.pName = "main";
  return info;
}

}  // namespace

VkDescriptorType descriptorType(Binding binding) {
  switch (binding) {
    case Binding::storage_buffer:
      return VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
    case Binding::uniform_buffer:
      return VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER;
    case Binding::storage_image:
      return VK_DESCRIPTOR_TYPE_STORAGE_IMAGE;
    case Binding::sampled_image:
      return VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
  }
  return VK_DESCRIPTOR_TYPE_MAX_ENUM;
}

void Pipeline::makeLayout(Device& device, const std::string& name) {
  std::vector<VkDescriptorSetLayoutBinding> layout_bindings;
  for (std::uint32_t i = 0; i < bindings_.size(); ++i)
    layout_bindings.push_back({i, descriptorType(bindings_[i]), 1, stages_, nullptr});
  VkDescriptorSetLayoutCreateInfo set_info{VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO};
  set_info.flags = VK_DESCRIPTOR_SET_LAYOUT_CREATE_PUSH_DESCRIPTOR_BIT_KHR;
  set_info.bindingCount = static_cast<std::uint32_t>(layout_bindings.size());
  set_info.pBindings = layout_bindings.data();
  VkDescriptorSetLayout set_layout = VK_NULL_HANDLE;
  check(vkCreateDescriptorSetLayout(device.get(), &set_info, nullptr, &set_layout),
        "making a descriptor layout");
  set_layout_ = {device.get(), set_layout};
  device.setName(VK_OBJECT_TYPE_DESCRIPTOR_SET_LAYOUT, set_layout, name);

  const VkPushConstantRange push{stages_, 0, push_bytes_};
  VkPipelineLayoutCreateInfo info{VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO};
  info.setLayoutCount = 1;
  info.pSetLayouts = &set_layout;
  info.pushConstantRangeCount = push_bytes_ > 0 ? 1 : 0;
  info.pPushConstantRanges = &push;
  VkPipelineLayout layout = VK_NULL_HANDLE;
  check(vkCreatePipelineLayout(device.get(), &info, nullptr, &layout), "making a pipeline layout");
  layout_ = {device.get(), layout};
  device.setName(VK_OBJECT_TYPE_PIPELINE_LAYOUT, layout, name);
}

Pipeline::Pipeline(Device& device, const ComputeDesc& desc)
    : bindings_(desc.bindings), push_bytes_(desc.push_bytes), stages_(VK_SHADER_STAGE_COMPUTE_BIT) {
  makeLayout(device, desc.code.name);
  const ShaderModule module = makeModule(device, desc.code);
  std::vector<VkSpecializationMapEntry> entries;
  for (std::uint32_t i = 0; i < desc.constants.size(); ++i)
    entries.push_back({i, static_cast<std::uint32_t>(i * sizeof(std::uint32_t)), sizeof(std::uint32_t)});
  const VkSpecializationInfo specialization{static_cast<std::uint32_t>(entries.size()), entries.data(),
                                            desc.constants.size() * sizeof(std::uint32_t),
                                            desc.constants.data()};
  VkComputePipelineCreateInfo info{VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO};
  info.stage = stage(VK_SHADER_STAGE_COMPUTE_BIT, module);
  info.stage.pSpecializationInfo = &specialization;
  info.layout = layout_.get();
  VkPipeline pipeline = VK_NULL_HANDLE;
  check(vkCreateComputePipelines(device.get(), device.pipelineCache(), 1, &info, nullptr, &pipeline),
        desc.code.name);
  pipeline_ = {device.get(), pipeline};
  device.setName(VK_OBJECT_TYPE_PIPELINE, pipeline, desc.code.name);
}

Pipeline::Pipeline(Device& device, const GraphicsDesc& desc)
    : bindings_(desc.bindings),
      push_bytes_(desc.push_bytes),
      stages_(VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT),
      bind_point_(VK_PIPELINE_BIND_POINT_GRAPHICS) {
  makeLayout(device, desc.vertex.name);
  const ShaderModule vertex = makeModule(device, desc.vertex);
  std::vector<VkPipelineShaderStageCreateInfo> stages{stage(VK_SHADER_STAGE_VERTEX_BIT, vertex)};
  ShaderModule fragment;
  if (!desc.fragment.spirv.empty()) {
    fragment = makeModule(device, desc.fragment);
    stages.push_back(stage(VK_SHADER_STAGE_FRAGMENT_BIT, fragment));
  }

  const VkPipelineVertexInputStateCreateInfo no_input{
      VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO};
  VkPipelineInputAssemblyStateCreateInfo assembly{
      VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO};
  assembly.topology = desc.topology;
  VkPipelineViewportStateCreateInfo viewport{VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO};
  viewport.viewportCount = viewport.scissorCount = 1;  // dynamic
  VkPipelineRasterizationStateCreateInfo raster{VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO};
  raster.polygonMode = VK_POLYGON_MODE_FILL;
  raster.cullMode =
      static_cast<VkCullModeFlags>(desc.cull == Cull::back ? VK_CULL_MODE_BACK_BIT : VK_CULL_MODE_NONE);
  raster.frontFace = VK_FRONT_FACE_COUNTER_CLOCKWISE;
  raster.lineWidth = 1;
  VkPipelineMultisampleStateCreateInfo samples{VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO};
  samples.rasterizationSamples = VK_SAMPLE_COUNT_1_BIT;
  VkPipelineDepthStencilStateCreateInfo depth{VK_STRUCTURE_TYPE_PIPELINE_DEPTH_STENCIL_STATE_CREATE_INFO};
  depth.depthTestEnable = desc.depth != VK_FORMAT_UNDEFINED;
  depth.depthWriteEnable = desc.write_depth;
  depth.depthCompareOp = VK_COMPARE_OP_GREATER_OR_EQUAL;
  VkPipelineColorBlendAttachmentState attachment{};
  attachment.colorWriteMask = 0xf;
  if (desc.blend == Blend::alpha) {
    attachment.blendEnable = VK_TRUE;
    attachment.srcColorBlendFactor = VK_BLEND_FACTOR_SRC_ALPHA;
    attachment.dstColorBlendFactor = VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA;
    attachment.srcAlphaBlendFactor = VK_BLEND_FACTOR_ONE;
    attachment.dstAlphaBlendFactor = VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA;
  }
  const std::vector<VkPipelineColorBlendAttachmentState> attachments(desc.colours.size(), attachment);
  VkPipelineColorBlendStateCreateInfo blend{VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO};
  blend.attachmentCount = static_cast<std::uint32_t>(attachments.size());
  blend.pAttachments = attachments.data();
  constexpr VkDynamicState kDynamic[] = {VK_DYNAMIC_STATE_VIEWPORT, VK_DYNAMIC_STATE_SCISSOR};
  VkPipelineDynamicStateCreateInfo dynamic{VK_STRUCTURE_TYPE_PIPELINE_DYNAMIC_STATE_CREATE_INFO};
  dynamic.dynamicStateCount = 2;
  dynamic.pDynamicStates = kDynamic;
  VkPipelineRenderingCreateInfo rendering{VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO};
  rendering.colorAttachmentCount = static_cast<std::uint32_t>(desc.colours.size());
  rendering.pColorAttachmentFormats = desc.colours.data();
  rendering.depthAttachmentFormat = desc.depth;

  VkGraphicsPipelineCreateInfo info{VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO};
  info.pNext = &rendering;
  info.stageCount = static_cast<std::uint32_t>(stages.size());
  info.pStages = stages.data();
  info.pVertexInputState = &no_input;
  info.pInputAssemblyState = &assembly;
  info.pViewportState = &viewport;
  info.pRasterizationState = &raster;
  info.pMultisampleState = &samples;
  info.pDepthStencilState = &depth;
  info.pColorBlendState = &blend;
  info.pDynamicState = &dynamic;
  info.layout = layout_.get();
  VkPipeline pipeline = VK_NULL_HANDLE;
  check(vkCreateGraphicsPipelines(device.get(), device.pipelineCache(), 1, &info, nullptr, &pipeline),
        desc.vertex.name);
  pipeline_ = {device.get(), pipeline};
  device.setName(VK_OBJECT_TYPE_PIPELINE, pipeline, desc.vertex.name);
}

}  // namespace stipple::gpu
