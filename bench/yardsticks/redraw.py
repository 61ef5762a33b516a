"""What people write first: a loop that draws everything 30 times a second."""

import time

import pygame

pygame.display.init()
pygame.font.init()
screen = pygame.display.set_mode((960, 720))
large, small = pygame.font.Font(None, 300), pygame.font.Font(None, 60)
clock = pygame.time.Clock()
began_s = time.monotonic()
while True:
    pygame.event.get()
    left_s = 60 - (time.monotonic() - began_s) % 60
    screen.fill((20, 20, 24))
    for font, text, y in ((small, "Plank", 60), (large, f"{left_s:.0f}", 220), (small, "then squat jump", 560)):
        drawn = font.render(text, True, (255, 255, 255))
        screen.blit(drawn, ((960 - drawn.get_width()) // 2, y))
    pygame.draw.rect(screen, (230, 159, 0), (80, 660, round(800 * left_s / 60), 20))
    pygame.display.flip()
    clock.tick(30)
