#include "gpu/commands.h"

#include <array>
#include <cassert>

namespace stipple::gpu {
namespace {

struct Scope {
  VkPipelineStageFlags2 stages;
  VkAccessFlags2 reads;
  VkAccessFlags2 writes;
};

Scope scopeOf(Work work) {
  switch (work) {
    case Work::compute:
      return {VK_PIPELINE_STAGE_2_COMPUTE_SHADER_BIT,
              VK_ACCESS_2_SHADER_READ_BIT | VK_ACCESS_2_UNIFORM_READ_BIT, VK_ACCESS_2_SHADER_WRITE_BIT};
    case Work::graphics:
      return {VK_PIPELINE_STAGE_2_ALL_GRAPHICS_BIT,
              VK_ACCESS_2_SHADER_READ_BIT | VK_ACCESS_2_UNIFORM_READ_BIT | VK_ACCESS_2_INDEX_READ_BIT |
                  VK_ACCESS_2_COLOR_ATTACHMENT_READ_BIT | VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_READ_BIT,
              VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT | VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT};
    case Work::transfer:
      return {VK_PIPELINE_STAGE_2_ALL_TRANSFER_BIT, VK_ACCESS_2_TRANSFER_READ_BIT,
              VK_ACCESS_2_TRANSFER_WRITE_BIT};
    case Work::indirect:
      return {VK_PIPELINE_STAGE_2_DRAW_INDIRECT_BIT, VK_ACCESS_2_INDIRECT_COMMAND_READ_BIT, 0};
    case Work::host:
      return {VK_PIPELINE_STAGE_2_HOST_BIT, VK_ACCESS_2_HOST_READ_BIT, VK_ACCESS_2_HOST_WRITE_BIT};
    case Work::anything:
      return {VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, VK_ACCESS_2_MEMORY_READ_BIT,
              VK_ACCESS_2_MEMORY_WRITE_BIT};
  }
  return {};
}

}  // namespace

void Commands::barrier(Work before, Work after) {
  const Scope source = scopeOf(before);
  const Scope target = scopeOf(after);
  VkMemoryBarrier2 barrier{VK_STRUCTURE_TYPE_MEMORY_BARRIER_2};
  barrier.srcStageMask = source.stages;
  barrier.srcAccessMask = source.writes;
  barrier.dstStageMask = target.stages;
  barrier.dstAccessMask = target.reads | target.writes;
  VkDependencyInfo info{VK_STRUCTURE_TYPE_DEPENDENCY_INFO};
  info.memoryBarrierCount = 1;
  info.pMemoryBarriers = &barrier;
  vkCmdPipelineBarrier2(commands_, &info);
}

void Commands::toGeneral(const Image& image) {
  VkImageMemoryBarrier2 barrier{VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER_2};
  barrier.dstStageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT;
  barrier.dstAccessMask = VK_ACCESS_2_MEMORY_READ_BIT | VK_ACCESS_2_MEMORY_WRITE_BIT;
  barrier.oldLayout = VK_IMAGE_LAYOUT_UNDEFINED;
  barrier.newLayout = VK_IMAGE_LAYOUT_GENERAL;
  barrier.srcQueueFamilyIndex = barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
  barrier.image = image.get();
  const bool depth = image.format() == VK_FORMAT_D32_SFLOAT;
  barrier.subresourceRange = {
      static_cast<VkImageAspectFlags>(depth ? VK_IMAGE_ASPECT_DEPTH_BIT : VK_IMAGE_ASPECT_COLOR_BIT), 0,
      VK_REMAINING_MIP_LEVELS, 0, VK_REMAINING_ARRAY_LAYERS};
  VkDependencyInfo info{VK_STRUCTURE_TYPE_DEPENDENCY_INFO};
  info.imageMemoryBarrierCount = 1;
  info.pImageMemoryBarriers = &barrier;
  vkCmdPipelineBarrier2(commands_, &info);
}

void Commands::bind(const Pipeline& pipeline, std::initializer_list<Resource> resources) {
  constexpr std::size_t kMost = 16;
  assert(resources.size() == pipeline.bindings().size() && resources.size() <= kMost);
  std::array<VkDescriptorBufferInfo, kMost> buffers{};
  std::array<VkDescriptorImageInfo, kMost> images{};
  std::array<VkWriteDescriptorSet, kMost> writes{};
  std::uint32_t index = 0;
  for (const Resource& resource : resources) {
    VkWriteDescriptorSet& write = writes[index];
    write = {VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET};
    write.dstBinding = index;
    write.descriptorCount = 1;
    write.descriptorType = descriptorType(pipeline.bindings()[index]);
    if (const auto* buffer = std::get_if<std::reference_wrapper<const Buffer>>(&resource)) {
      buffers[index] = {buffer->get().get(), 0, VK_WHOLE_SIZE};
      write.pBufferInfo = &buffers[index];
    } else if (const auto* image = std::get_if<std::reference_wrapper<const Image>>(&resource)) {
      images[index] = {VK_NULL_HANDLE, image->get().view(), VK_IMAGE_LAYOUT_GENERAL};
      write.pImageInfo = &images[index];
    } else {
      const auto& sampled = std::get<SampledImage>(resource);
      images[index] = {sampled.sampler.get(), sampled.image.view(), VK_IMAGE_LAYOUT_GENERAL};
      write.pImageInfo = &images[index];
    }
    ++index;
  }
  vkCmdBindPipeline(commands_, pipeline.bindPoint(), pipeline.get());
  if (index > 0)
    device_.pushDescriptors(commands_, pipeline.bindPoint(), pipeline.layout(),
                            std::span(writes).first(index));
}

void Commands::pushBytes(const Pipeline& pipeline, std::span<const std::byte> constants) {
  assert(constants.size() == pipeline.pushBytes());
  vkCmdPushConstants(commands_, pipeline.layout(), pipeline.pushStages(), 0,
                     static_cast<std::uint32_t>(constants.size()), constants.data());
}

void Commands::dispatchThreads(std::uint64_t threads, std::uint32_t group) {
  const std::uint64_t groups = (threads + group - 1) / group;
  if (groups == 0) return;
  constexpr std::uint64_t kRow = 32768;  // below the 65,535 groups that every device allows in one dimension
  dispatch(static_cast<std::uint32_t>(std::min(groups, kRow)),
           static_cast<std::uint32_t>((groups + kRow - 1) / kRow));
}

void Commands::beginRendering(glm::uvec2 size, const Attachments& attachments) {
  const VkAttachmentLoadOp load =
      attachments.clear ? VK_ATTACHMENT_LOAD_OP_CLEAR : VK_ATTACHMENT_LOAD_OP_LOAD;
  std::vector<VkRenderingAttachmentInfo> colours;
  for (const Image& image : attachments.colours) {
    VkRenderingAttachmentInfo& info =
        colours.emplace_back(VkRenderingAttachmentInfo{VK_STRUCTURE_TYPE_RENDERING_ATTACHMENT_INFO});
    info.imageView = image.view();
    info.imageLayout = VK_IMAGE_LAYOUT_GENERAL;
    info.loadOp = load;
    info.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
  }
  VkRenderingAttachmentInfo depth{VK_STRUCTURE_TYPE_RENDERING_ATTACHMENT_INFO};
  depth.imageLayout = VK_IMAGE_LAYOUT_GENERAL;
  depth.loadOp = load;
  depth.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
  if (attachments.depth) depth.imageView = attachments.depth->view();
  VkRenderingInfo info{VK_STRUCTURE_TYPE_RENDERING_INFO};
  info.renderArea = {{0, 0}, {size.x, size.y}};
  info.layerCount = 1;
  info.colorAttachmentCount = static_cast<std::uint32_t>(colours.size());
  info.pColorAttachments = colours.data();
  info.pDepthAttachment = attachments.depth ? &depth : nullptr;
  vkCmdBeginRendering(commands_, &info);

  const VkViewport viewport{0, 0, static_cast<float>(size.x), static_cast<float>(size.y), 0, 1};
  const VkRect2D scissor{{0, 0}, {size.x, size.y}};
  vkCmdSetViewport(commands_, 0, 1, &viewport);
  vkCmdSetScissor(commands_, 0, 1, &scissor);
}

void Commands::copy(const Buffer& from, const Buffer& to, std::size_t bytes) {
  const VkBufferCopy region{0, 0, bytes};
  vkCmdCopyBuffer(commands_, from.get(), to.get(), 1, &region);
}

void Commands::fill(const Buffer& buffer, std::uint32_t value, std::size_t offset, std::size_t bytes) {
  vkCmdFillBuffer(commands_, buffer.get(), offset, bytes, value);
}

void Commands::clear(const Image& image) {
  constexpr VkClearColorValue kZero{};
  constexpr VkImageSubresourceRange kWhole{VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
  vkCmdClearColorImage(commands_, image.get(), VK_IMAGE_LAYOUT_GENERAL, &kZero, 1, &kWhole);
}

void Commands::update(const Buffer& buffer, std::span<const std::byte> data) {
  assert(data.size() <= 65536 && data.size() % 4 == 0);
  vkCmdUpdateBuffer(commands_, buffer.get(), 0, data.size(), data.data());
}

PassScope::PassScope(Commands& commands, const char* name, Timers* timers)
    : commands_(commands), timers_(timers) {
  commands_.device().beginLabel(commands_.get(), name);
  if (timers_) timers_->begin(commands_.get(), name);
}

PassScope::~PassScope() {
  if (timers_) timers_->end(commands_.get());
  commands_.device().endLabel(commands_.get());
}

}  // namespace stipple::gpu
